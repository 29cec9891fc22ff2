#pragma once

#include <vector>

#include "layout/gutters.h"

namespace bianmu::layout {

/// Whether what stands on the two sides of a strip of white are cells of the same rows, not columns of text: white parts both sides at
/// the same heights, and one side has narrow columns of its own in most rows.
///
/// @param left, right  pieces by top.
/// @param em           of most of the text, points.
[[nodiscard]] bool share_rows(const std::vector<const Piece*>& left, const std::vector<const Piece*>& right, double em);

}  // namespace bianmu::layout
