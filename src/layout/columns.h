#pragma once

#include <vector>

#include "layout/grids.h"
#include "layout/line.h"

namespace bianmu::layout {

/// One thing in a column: a line, or a table, a picture or a box that the text runs around, which have a place and no characters.
struct Item {
    Line line;
    int grid = -1;    ///< index of the table
    int image = -1;   ///< index of the picture
    int inset = -1;   ///< index of the box

    [[nodiscard]] bool is_line() const { return grid < 0 && image < 0 && inset < 0; }
};

/// A column of a page, or a stretch of page of full width.
struct Region {
    model::Box box;            ///< of what stands in it
    bool column = false;       ///< beside another column
    std::vector<Item> items;   ///< top to bottom
};

/// The white between two columns.
struct Gutter {
    double x0 = 0, x1 = 0;
    [[nodiscard]] bool found() const { return x1 > x0; }
    [[nodiscard]] double middle() const { return (x0 + x1) / 2; }
};

/// Divides a page into regions in reading order: down the first column, then the next; what crosses a gutter divides the page.
///
/// A gutter is a strip of white that many lines on both sides respect, with full lines on each; the wide gap inside a single
/// line (a date set right) is none. It may end anywhere on the page, and columns may have columns of their own, so that their
/// number changes down the page. Rules across a gutter divide the page as lines do.
///
/// @param known  the gutters of the page before, in and out: a page that begins with its last few lines has too few to find them by.
[[nodiscard]] std::vector<Region> find_regions(std::vector<Line> stretches, const std::vector<Grid>& grids,
                                               const std::vector<model::Image>& images, const std::vector<model::Box>& insets, const std::vector<model::Rule>& rules,
                                               std::vector<Gutter>& known);

}  // namespace bianmu::layout
