#pragma once

#include <cstddef>
#include <vector>

#include "layout/line.h"
#include "layout/strokes.h"
#include "model/page.h"

namespace bianmu::layout {

/// One cell of a table on a page.
struct GridCell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    bool header = false;
    model::Box box;
    std::vector<Line> stretches;
};

/// A table on a page, divided into cells that cover it.
struct Grid {
    model::Box box;
    int rows = 0, columns = 0;
    bool ruled = true;             ///< its lines are drawn
    std::vector<GridCell> cells;   ///< by row, then column

    /// The cell around a point; null outside the table.
    [[nodiscard]] GridCell* cell_at(double x, double y);

    /// Makes a cell of each column that a cell of one row spans.
    void divide(std::size_t cell);

    std::vector<double> xs, ys;    ///< edges of the slots
    std::vector<std::size_t> at;   ///< by slot, row after row: its cell
};

/// The slots between edges, joined into cells.
class Slots {
public:
    Slots(std::vector<double> xs, std::vector<double> ys);

    [[nodiscard]] std::size_t columns() const { return xs_.size() - 1; }
    [[nodiscard]] std::size_t rows() const { return ys_.size() - 1; }

    /// Makes one cell of two slots.
    void join(std::size_t row, std::size_t column, std::size_t other_row, std::size_t other_column);

    /// The table of the joined slots; joined ones that make no rectangle grow to one.
    [[nodiscard]] Grid grid();

private:
    [[nodiscard]] std::size_t find(std::size_t slot);
    std::vector<double> xs_, ys_;
    std::vector<std::size_t> parent_;
};

/// Finds the tables whose cells are parted by strokes that touch. Open sides are closed at the strokes' extent; slots without
/// a stroke between them are one merged cell.
[[nodiscard]] std::vector<Grid> find_grids(const std::vector<Stroke>& strokes);

/// Moves the stretches inside a table into its cells, cutting those that reach over a cell's side; the rest stays.
void fill_grid(Grid& grid, std::vector<Line>& stretches);

}  // namespace bianmu::layout
