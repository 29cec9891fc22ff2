#pragma once

#include <string>
#include <vector>

#include "layout/line.h"
#include "layout/word_breaks.h"

namespace bianmu::layout {

/// A line's text with its runs.
struct LineText {
    std::string text;
    std::vector<model::Run> runs;
};

/// Spells a line: white space where the page shows it, none where a program only moved the pen.
///
/// Between Han: none, unless a space is painted, the gap is half an em or more, or it stands out of the line's own; where every character of the line stands
/// apart alike (letter-spacing), none. Between Latin letters: one at a gap of a sixth of an em. Between Han and Latin: the
/// painted one. Where a line's spaces are painted, a narrow gap between Latin letters is none. A gap over two em is a tab.
[[nodiscard]] LineText spell(const Line& line, const Palette& palette);

/// Appends `next` to `text`, with what the line break stands for (word_break). Returns how many characters, hyphens of divided
/// words, are left out.
std::size_t join_lines(LineText& text, const LineText& next, bool printed_space, const Compounds* compounds = nullptr);

/// Ends a line where its author did.
void break_line(LineText& text);

}  // namespace bianmu::layout
