#pragma once

#include <string>
#include <vector>

#include "layout/line.h"

namespace bianmu::layout {

/// A line's text with its runs.
struct LineText {
    std::string text;
    std::vector<model::Run> runs;
};

/// Spells a line: white space where the page shows it, none where a program only moved the pen.
///
/// Between Han: none, unless a space is painted or the gap is half an em or more; where every character of the line stands
/// apart alike (letter-spacing), none. Between Latin letters: one at a gap of a sixth of an em. Between Han and Latin: the
/// painted one. A gap over two em is a tab.
[[nodiscard]] LineText spell(const Line& line, const Palette& palette);

/// Appends `next` to `text`, with the space that a line break stands for: none beside CJK, one between Latin words.
void join_lines(LineText& text, const LineText& next, bool printed_space);

}  // namespace bianmu::layout
