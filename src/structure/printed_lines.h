#pragma once

#include <string>
#include <vector>

#include "structure/items.h"

namespace bianmu::structure {

/// The lines of a paragraph as their author broke them, trimmed, the empty ones left out.
[[nodiscard]] std::vector<std::string> printed_lines(const Item& item);

/// Lines joined as a reader would: without a space where either neighbour is CJK.
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);

}  // namespace bianmu::structure
