#pragma once

#include <vector>

#include "layout/grids.h"
#include "layout/line.h"
#include "layout/text_boxes.h"
#include "model/page.h"

namespace bianmu::layout {

/// Finds the tables of a page and moves the stretches inside them into their cells, surest evidence first: grids of rules,
/// grids of rules and shaded cells, text between rules across, text aligned in columns.
///
/// A frame, a box, a diagram, columns of running text, contents lines and lists are none. Rules of a table leave `rules`.
///
/// @param boxes  gets the frames around text and the boxes of charts.
/// @return tables that do not overlap, in no order.
[[nodiscard]] std::vector<Grid> find_tables(std::vector<model::Rule>& rules, const std::vector<model::Panel>& panels, std::vector<Line>& stretches,
                                            std::vector<TextBox>& boxes);

}  // namespace bianmu::layout
