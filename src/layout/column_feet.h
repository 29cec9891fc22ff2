#pragma once

#include <vector>

#include "layout/gutters.h"

namespace bianmu::layout {

/// The pieces, sorted by top, that stand under both columns of a gutter and not in one of them: their first index; the number of pieces
/// where there are none.
///
/// Short lines: both columns end together over them, and white parts them off, or the text of the left column goes on at the head of
/// the right one.
[[nodiscard]] std::size_t find_feet(const std::vector<Piece>& pieces, const Gutter& gutter);

}  // namespace bianmu::layout
