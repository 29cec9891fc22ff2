#pragma once

#include <vector>

#include "layout/grids.h"
#include "model/page.h"

namespace bianmu::layout {

/// A strip between two lines across, too low for text, that the page draws as a row of a table and not as one double line.
struct ThinRow {
    model::Box box;              ///< from line to line
    std::vector<double> sides;   ///< the places of its cells' sides, from the left
};

/// Finds the strips between lines across that have the same ends and more white between them than a double line, and that no line
/// down crosses: lines down stand in them alone, or the lines across are drawn cell by cell, each in a colour of its own. They are in
/// order from the top.
[[nodiscard]] std::vector<ThinRow> find_thin_rows(const std::vector<model::Rule>& rules);

/// Puts empty rows into a grid where thin rows with its columns stand at one of its edges. A line down that a row lacks leaves its
/// neighbours one cell.
void add_thin_rows(Grid& grid, const std::vector<ThinRow>& rows);

}  // namespace bianmu::layout
