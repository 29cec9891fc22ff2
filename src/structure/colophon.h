#pragma once

#include <cstddef>
#include <vector>

#include "structure/draft.h"

namespace bianmu::structure {

/// Where the colophon begins: the last items that carry its labels, not before `start`. Tables that hold it are unfolded.
/// @return the index of its first item; the number of items where there is none.
[[nodiscard]] std::size_t find_colophon(Draft& draft, std::size_t start);

/// Where a colophon that stands on the first page, at `start`, ends. A table that holds it is unfolded.
/// @return the index of the first item after it; `start` where there is none.
[[nodiscard]] std::size_t find_front_colophon(Draft& draft, std::size_t start);

/// Takes out a colophon that stands on the first page under other text, from `start` on: lines one after the other that open with labels, of people or
/// the number printed among them.
[[nodiscard]] std::vector<Item> take_colophon_within(Draft& draft, std::size_t start);

/// Reads some items of the first page, and those from `start` on, into `draft.document.colophon`. Lines without a label go on with the
/// field before them.
void read_colophon(Draft& draft, const std::vector<Item>& front, std::size_t start);

}  // namespace bianmu::structure
