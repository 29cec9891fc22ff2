#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// Whether a text begins with the headers of a message (RFC 5322) that holds other parts or a web page.
[[nodiscard]] bool is_web_archive(std::string_view bytes);

/// The first web page of an archive (MHTML, RFC 2557), its transfer encoding undone; nothing where there is none.
[[nodiscard]] std::optional<std::string> page_of_archive(std::string_view bytes);

}  // namespace bianmu::extract::docx
