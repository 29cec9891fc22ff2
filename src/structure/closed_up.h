#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bianmu::structure {

/// A line in which figures stand apart (第 １ ２ 期), without the single spaces between characters of which several in a row do; none for other lines.
[[nodiscard]] std::optional<std::string> closed_up(std::string_view text);

}  // namespace bianmu::structure
