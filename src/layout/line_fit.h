#pragma once

#include "layout/flow_line.h"
#include "layout/measures.h"

namespace bianmu::layout {

// How a line stands between the edges of its column.

constexpr float kIndent = 2.0F;        // em: first-line indent of Chinese text
constexpr float kSlack = 0.35F;        // em that a full line may lack
constexpr float kWordSpace = 0.25F;    // em
constexpr double kTabGap = 2;          // em of white inside a line

/// Whether the first word of `next` would not have fitted behind `line`, whose text runs to `right`.
[[nodiscard]] bool is_full(const Line& line, double right, const Line& next);

/// A short piece behind a tab that reaches the right edge: a date set right, a page number after a leader.
[[nodiscard]] bool ends_at_tab(const FlowLine& line);

/// A leader, one ellipsis at least, then a number at the end: a line of contents.
[[nodiscard]] bool ends_with_leader(const FlowLine& line);

/// Whether `line` stands in the middle between its edges, on purpose.
[[nodiscard]] bool is_centred(const FlowLine& line, const Measures& measures);

}  // namespace bianmu::layout
