#pragma once

#include <optional>
#include <vector>

#include "layout/aligned_text.h"
#include "layout/grids.h"

namespace bianmu::layout {

/// Divides an area into a table's rows and columns by the alignment of its text: columns by the strips of white that most rows
/// respect, rows by strokes, distance, and by what each line fills.
///
/// @return the table, its cells still without text; none where the text is no table: fewer than two columns or rows, running
///         text in columns, lists behind marks.
[[nodiscard]] std::optional<Grid> align_table(const AreaFrame& area, const std::vector<const Line*>& stretches);

}  // namespace bianmu::layout
