#pragma once

#include "layout/grids.h"
#include "layout/paragraphs.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Makes a table of a page's grid: the lines of each cell joined into paragraphs.
[[nodiscard]] model::Table build_table(Grid grid, int page, const Palette& palette, const Measures& measures);

}  // namespace bianmu::layout
