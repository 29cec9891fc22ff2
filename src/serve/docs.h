#pragma once

#include <string>
#include <string_view>

namespace bianmu::serve {

/// The description of the interface as a page to read, in plain HTML that needs no script.
[[nodiscard]] std::string docs_page(std::string_view open_api);

}  // namespace bianmu::serve
