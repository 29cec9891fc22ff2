#pragma once

#include <vector>

#include "layout/strokes.h"
#include "model/geometry.h"

namespace bianmu::layout {

/// A frame around text, with a measure of its own.
struct TextBox {
    model::Box box;
    bool step = false;   ///< of a chart: boxes that lines join
};

/// The frames that strokes draw, and the boxes of charts; tables are neither.
[[nodiscard]] std::vector<TextBox> find_boxes(const std::vector<Stroke>& strokes);

}  // namespace bianmu::layout
