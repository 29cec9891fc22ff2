#pragma once

#include "layout/line.h"
#include "layout/line_text.h"

namespace bianmu::layout {

// How far two lines look like one kind of text.

/// Whether two sizes are those of one kind of text: within eight hundredths of the larger.
[[nodiscard]] bool same_size(float a, float b);
[[nodiscard]] bool same_size(const Line& a, const Line& b);

/// The style of most of a line.
[[nodiscard]] const model::TextStyle& main_style(const LineText& text);

/// The same weight and colour, in whatever script most of each line is; a link has a colour of its own.
[[nodiscard]] bool same_weight(const LineText& a, const LineText& b);

/// The same font too.
[[nodiscard]] bool same_look(const LineText& a, const LineText& b);

}  // namespace bianmu::layout
