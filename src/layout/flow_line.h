#pragma once

#include "layout/edges.h"
#include "layout/line.h"
#include "layout/line_text.h"
#include "layout/text_boxes.h"

namespace bianmu::layout {

/// One line of the flow, with its place.
struct FlowLine {
    Line line;
    LineText text;
    Edges edges;
    int page = 0;
    std::size_t region = 0;   ///< counted over the document
    bool cell = false;        ///< inside a table cell
    bool code = false;        ///< in type of one width throughout
    double page_bottom = 0;   ///< lowest line of the page's text area
    bool after_break = false;  ///< its author ended the line before
    bool under_rule = false;   ///< a rule across the measure parts it from the line before
    const TextBox* box = nullptr;   ///< the frame that it stands in
    bool may_wrap = false;     ///< `after_break` holds only if a line of the paragraph shows that there was room

    /// From the edges to the ink of the line, points.
    [[nodiscard]] double indent() const { return line.box.x0 - edges.left; }
    [[nodiscard]] double right_gap() const { return edges.right - line.box.x1; }
};

}  // namespace bianmu::layout
