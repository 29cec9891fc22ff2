#pragma once

#include "layout/line.h"
#include "layout/line_text.h"

namespace bianmu::layout {

/// Whether `middle` stands half-way between two lines beside it, which are one text: a row of two cells without rules, whose second text
/// is too long for its cell.
[[nodiscard]] bool stands_half_way(const Line& above, const Line& middle, const Line& below);

/// The row as one line; `text` becomes what it says, with a tab between its texts.
[[nodiscard]] Line join_row(const Line& above, const Line& middle, const Line& below, LineText& text, const Palette& palette);

}  // namespace bianmu::layout
