#pragma once

#include <vector>

#include "layout/chars.h"
#include "layout/fixed_pitch.h"
#include "layout/line.h"

namespace bianmu::layout {

/// Appends a character to a line whose size and baseline are known or come with its first character.
void add_char(Line& line, const Char& c);

/// Joins characters into stretches: pieces of lines without a gap as wide as a column gutter may be, by top, then left.
///
/// A superscript joins the stretch that it rises from. The same character painted twice with a shift under 0.1 em is one
/// bold character; the copy goes to `discarded` as `duplicate`. Program text, set in `fonts`, is not parted at its spaces.
[[nodiscard]] std::vector<Line> find_stretches(const std::vector<Char>& chars, const FixedPitch& fonts, Palette& palette, DiscardCount& discarded);

/// Joins the stretches of one column into whole lines, by top.
[[nodiscard]] std::vector<Line> join_stretches(std::vector<Line> stretches);

/// Whether the words of an alphabet stand apart alike, however wide: the line is stretched, and none of its gaps is a tab.
[[nodiscard]] bool has_even_gaps(const Line& line);

/// The size of most characters, points; 12 without any.
[[nodiscard]] double main_size(const std::vector<Line>& lines);

}  // namespace bianmu::layout
