#pragma once

#include <vector>

#include "layout/grids.h"
#include "layout/line.h"
#include "layout/strokes.h"
#include "model/page.h"

namespace bianmu::layout {

/// The stretches of each cell of a grid, all of which stand inside it.
using CellTexts = std::vector<std::vector<const Line*>>;

/// Each stretch goes to the cell that its middle lies in.
[[nodiscard]] CellTexts deal_texts(Grid& grid, const std::vector<const Line*>& stretches);

/// Whether the lines run through words: the axes and bars of a diagram do, the rules of a table do not.
[[nodiscard]] bool is_cut(Grid& grid, const std::vector<const Line*>& stretches);

/// Whether short rules stand out from a side of a box, as on the axes of a diagram.
[[nodiscard]] bool has_ticks(const model::Box& box, const std::vector<model::Rule>& rules);

/// Whether cells hold rows or columns that no rule parts: aligned pieces on several lines, numbers line by line beside those of
/// another cell, or blocks of text side by side with white under them.
[[nodiscard]] bool is_coarse(const Grid& grid, const CellTexts& texts);

/// Strokes down that join grids of the same columns without lines at their sides, one under the other, beside a single text between
/// them that is no higher than their rows: the name of the rows under it, at which such a table comes apart.
[[nodiscard]] std::vector<Stroke> join_at_names(const std::vector<Grid>& grids, const std::vector<Stroke>& strokes, const std::vector<Line>& stretches);

/// Divides cells over several columns that hold one text in each of them: rows whose shade hides the lines down.
void divide_heads(Grid& grid, const CellTexts& texts);

}  // namespace bianmu::layout
