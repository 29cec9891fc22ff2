#pragma once

#include <cstddef>
#include <vector>

#include "structure/items.h"

namespace bianmu::structure {

/// A piece of an item's text, from byte `from` up to `to`, as an item of its own with the look that it has there.
[[nodiscard]] Item cut_item(Items& items, const Item& item, std::size_t from, std::size_t to);

/// Puts the pieces between the cuts, byte offsets in order, in the place of the item at `index`; empty ones are left out. The rules above and
/// below it stay at its ends.
/// @return how many items stand there now.
std::size_t cut_at(Items& items, std::size_t index, const std::vector<std::size_t>& cuts);

/// Makes an item of each printed line where the author broke the lines of the item at `index`.
/// @return how many items stand there now.
std::size_t cut_at_breaks(Items& items, std::size_t index);

/// Where the type of a line grows or shrinks by half or more: the name of a paper and what is set small beside it. Byte offsets.
[[nodiscard]] std::vector<std::size_t> changes_of_size(const Item& item);

}  // namespace bianmu::structure
