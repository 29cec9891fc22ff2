#pragma once

#include <vector>

#include "layout/columns.h"
#include "layout/grids.h"

namespace bianmu::layout {

/// Finds tables without rules among the lines of regions, by the alignment of their text. The lines of a table leave their
/// region, and the table stands in their place.
///
/// @param rules   of no table so far: one under a head helps to see it.
/// @param panels  among text they show a diagram.
void find_aligned_tables(std::vector<Region>& regions, std::vector<Grid>& grids, std::vector<model::Rule>& rules,
                         const std::vector<model::Panel>& panels);

}  // namespace bianmu::layout
