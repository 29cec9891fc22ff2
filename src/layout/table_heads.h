#pragma once

#include <algorithm>
#include <vector>

#include "layout/grids.h"
#include "model/flow.h"
#include "model/page.h"

namespace bianmu::layout {

/// Marks the first rows of a grid as its head where they have one shade that no other row has.
void mark_shaded_head(Grid& grid, const std::vector<model::Panel>& panels);

/// Marks the first rows of a table that has no head as one where all their text is bold and the next row's is not.
void mark_bold_head(model::Table& table);

/// How many first rows of a grid or a table are its head: the first one, or more by what its cells are marked as and how far they reach.
template <typename Cell>
[[nodiscard]] int rows_of_head(const std::vector<Cell>& cells) {
    int rows = 0;
    for (const Cell& cell : cells) {
        rows = cell.header || cell.row == 0 ? std::max(rows, cell.row + cell.row_span) : rows;
    }
    return rows;
}

}  // namespace bianmu::layout
