#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "layout/line.h"
#include "layout/strokes.h"
#include "model/page.h"

namespace bianmu::layout {

/// The foot of a last row under a shaded one, that has neither shade nor rule: where the text close under it ends.
[[nodiscard]] std::optional<Stroke> unshaded_foot(const Stroke& last, const std::vector<Line>& stretches, const std::vector<model::Rule>& rules);

/// The head that stands over the first stroke of a table of so many columns: rows of several texts close above it, and texts over
/// some of these.
[[nodiscard]] std::optional<Stroke> head_over(const Stroke& first, std::size_t columns, const std::vector<Line>& stretches, const std::vector<Stroke>& strokes);

/// Whether text left of a box, that no stroke stands over or under, belongs to nearly all rows of the text in it, `own`: strokes over
/// sums leave out the keys.
[[nodiscard]] bool has_keys_outside(const model::Box& box, const std::vector<const Line*>& own, const std::vector<Line>& stretches, const std::vector<Stroke>& strokes);

}  // namespace bianmu::layout
