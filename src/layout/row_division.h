#pragma once

#include <vector>

#include "layout/grids.h"

namespace bianmu::layout {

/// Finds the rows inside the row that is most of a grid, which no stroke parts: its cells' lines stand side by side, and end before
/// they had to, or white parts them.
///
/// @param texts    of each cell.
/// @param strokes  of the grid.
/// @return strokes across that would part them; none where the row is one.
[[nodiscard]] std::vector<Stroke> part_tall_row(const Grid& grid, const std::vector<std::vector<const Line*>>& texts, const std::vector<Stroke>& strokes);

}  // namespace bianmu::layout
