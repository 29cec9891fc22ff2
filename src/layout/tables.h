#pragma once

#include <cstdint>
#include <vector>

#include "layout/chars.h"
#include "layout/grids.h"
#include "layout/paragraphs.h"
#include "model/flow.h"

namespace bianmu::layout {

/// What a cell of a table holds on one page.
struct CellPart {
    GridCell cell;
    int page = 0;
};

/// What makes tables of the grids of pages.
struct TableMaker {
    const Palette& palette;
    const Measures& measures;
    DiscardCount& discarded;

    /// Makes a table of a page's grid: the lines of each cell joined into paragraphs.
    [[nodiscard]] model::Table build(const Grid& grid, int page) const;

    /// The paragraphs of a cell on one page, or on two; counts the hyphens that it leaves out.
    [[nodiscard]] std::vector<model::Block> build_cell(const std::vector<CellPart>& parts, std::uint64_t& hyphens) const;
};

}  // namespace bianmu::layout
