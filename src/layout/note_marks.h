#pragma once

#include <string>

#include "layout/line.h"
#include "layout/line_text.h"

namespace bianmu::layout {

// How notes are numbered, and how the text names them.

/// The mark at the head of a note's first line: raised, a number set apart, or a number in a circle; empty if there is none.
[[nodiscard]] std::string leading_mark(const LineText& text);

/// The number that a line begins with, close before its first word, as some programs print notes; text may begin so too. Empty if there is none.
[[nodiscard]] std::string leading_number(const LineText& text);

/// Whether a line begins with a raised mark.
[[nodiscard]] bool is_raised(const LineText& text);

/// Whether a note may begin without a rule over it. A number in brackets that is not raised counts references.
[[nodiscard]] bool is_note_head(const LineText& text);

/// Whether a line holds the mark, raised or in a circle; at its head only if `at_head`, where it may be the note itself.
[[nodiscard]] bool cites(const Line& line, const std::string& mark, const Palette& palette, bool at_head = false);

}  // namespace bianmu::layout
