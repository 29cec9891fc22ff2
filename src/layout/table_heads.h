#pragma once

#include <vector>

#include "layout/grids.h"
#include "model/flow.h"
#include "model/page.h"

namespace bianmu::layout {

/// Marks the first rows of a grid as its head where they have one shade that no other row has.
void mark_shaded_head(Grid& grid, const std::vector<model::Panel>& panels);

/// Marks the first rows of a table as its head where all their text is bold and the next row's is not.
void mark_bold_head(model::Table& table);

}  // namespace bianmu::layout
