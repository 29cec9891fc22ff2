#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "layout/table_rows.h"

namespace bianmu::layout {

/// Finds the labels in the key column that stand in the middle of several rows, and takes those that stand between two rows out of the
/// groups: they are no rows.
///
/// Each label stands half-way between the first and the last of its rows, and every row of the body has one; some label stands between
/// rows, or the first row has none beside it. Else nothing is changed.
///
/// @return groups [first, end) that one label is for.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> take_row_labels(const AlignedText& text, RowGroups& rows);

}  // namespace bianmu::layout
