#pragma once

#include <optional>

#include "layout/aligned_text.h"
#include "layout/grids.h"

namespace bianmu::layout {

/// Divides an area whose every row lies between strokes across: shorter ones part the rows of some columns only, and cells of the
/// others reach over them. Columns are those of `text`.
///
/// @return none where no stroke is shorter, where strokes part no rows, or where several cells stand between two: numbers
///         under numbers, texts with white between them.
[[nodiscard]] std::optional<Grid> find_ruled_rows(const AlignedText& text);

}  // namespace bianmu::layout
