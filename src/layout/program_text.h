#pragma once

#include "layout/fixed_pitch.h"
#include "layout/line.h"
#include "layout/line_text.h"

namespace bianmu::layout {

/// Whether a line is program text: all of it is set in such fonts.
[[nodiscard]] bool is_program_text(const Line& line, const Palette& palette, const FixedPitch& fonts);

/// The white between two characters, in widths of the first: how many spaces of program text it is.
[[nodiscard]] inline float spaces_between(const Char& before, const Char& c) { return before.x1 > before.x0 ? (c.x0 - before.x1) / (before.x1 - before.x0) : 0; }
constexpr float kMostCodeSpaces = 60;   // inside a line

/// Whether a line under program text goes on with it though words in other fonts of the same size stand among it.
[[nodiscard]] bool goes_on_as_program_text(const LineText& line, const FixedPitch& fonts);

/// Whether a line of program text is words of the text over it, which ends in such: it begins where the line before or its paragraph does,
/// as close under it as lines are, and its first word would not have fitted there.
/// @param right  the edge of the column.
[[nodiscard]] bool goes_on_in_words(const Line& before, const Line& line, double right);

/// Whether a line of words ends in program text.
[[nodiscard]] bool ends_in_program_text(const Line& line, const Palette& palette, const FixedPitch& fonts);

/// The size of a line's words where program text, which is set smaller, stands among them; else the line's.
[[nodiscard]] float size_of_words(const Line& line, const Palette& palette, const FixedPitch& fonts);

}  // namespace bianmu::layout
