#pragma once

#include <optional>
#include <vector>

#include "layout/grids.h"
#include "layout/line.h"
#include "layout/strokes.h"

namespace bianmu::layout {

/// The table whose only stroke is the one under its head: heads stand close over the stroke, and what stands under it begins where they do, text by text.
///
/// @param stretches  of the page, by top.
/// @return the table, its cells still without text; none where fewer than two rows fill more than one column, where a column holds
///         numbers and other heads stand over these, or where the columns are running text under a running head.
[[nodiscard]] std::optional<Grid> find_headed_table(const Stroke& stroke, const std::vector<Line>& stretches);

}  // namespace bianmu::layout
