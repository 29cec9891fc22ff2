#pragma once

#include <vector>

#include "layout/line.h"
#include "model/page.h"

namespace bianmu::layout {

/// One cell of a ruled table on a page.
struct GridCell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    model::Box box;
    std::vector<Line> stretches;
};

/// A ruled table on a page: its lines divide it into cells.
struct Grid {
    model::Box box;
    int rows = 0, columns = 0;
    std::vector<GridCell> cells;   ///< by row, then column

    /// The cell around a point; null outside the table.
    [[nodiscard]] GridCell* cell_at(double x, double y);
};

/// Finds the ruled tables of a page and moves the stretches inside them into their cells.
///
/// Rules that touch form one table when they divide it into two cells or more; a frame around text is none. Slots without a
/// rule between them are one merged cell. Rules used by a table are removed from `rules`.
[[nodiscard]] std::vector<Grid> find_grids(std::vector<model::Rule>& rules, std::vector<Line>& stretches);

}  // namespace bianmu::layout
