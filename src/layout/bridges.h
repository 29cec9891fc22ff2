#pragma once

#include <vector>

#include "layout/gutters.h"

namespace bianmu::layout {

/// Cuts lines that bridge a gutter: a line of the left column is too long for it, so that what is left of the gutter is as narrow as the white
/// between words. Where the line goes on at the very start of the right column, behind its widest gap, two lines were joined.
void cut_bridges(std::vector<Piece>& pieces, const Gutter& gutter);

}  // namespace bianmu::layout
