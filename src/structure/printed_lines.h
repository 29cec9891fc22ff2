#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "structure/items.h"

namespace bianmu::structure {

/// The lines of a paragraph as their author broke them, trimmed, the empty ones left out.
[[nodiscard]] std::vector<std::string> printed_lines(const Item& item);
[[nodiscard]] std::vector<std::string> printed_lines(std::string_view text);

/// Lines joined as a reader would: without a space where either neighbour is CJK.
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);

/// What several items print together.
struct PrintedItems {
    std::vector<std::string> lines;
    std::string raw;   ///< the lines, each in a line
    std::vector<model::Location> places;
};
/// @param chosen  which of the items.
[[nodiscard]] PrintedItems printed_items(const std::vector<Item>& items, const std::vector<std::size_t>& chosen);

}  // namespace bianmu::structure
