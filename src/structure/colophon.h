#pragma once

#include <cstddef>

#include "structure/draft.h"

namespace bianmu::structure {

/// Where the colophon begins: the last items that carry its labels, not before `start`. Tables that hold it are unfolded.
/// @return the index of its first item; the number of items where there is none.
[[nodiscard]] std::size_t find_colophon(Draft& draft, std::size_t start);

/// Reads the items from `start` into `draft.document.colophon`. Lines without a label go on with the field before them.
void read_colophon(Draft& draft, std::size_t start);

}  // namespace bianmu::structure
