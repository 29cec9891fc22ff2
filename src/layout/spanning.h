#pragma once

#include <vector>

#include "layout/gutters.h"

namespace bianmu::layout {

/// Marks what stands across the columns though it is narrower than one of them: a title over the middle one of three.
///
/// It stands in the middle of all that the page shows, alone at its height, with nothing over it but such lines.
void mark_spanning(std::vector<Piece>& pieces);

}  // namespace bianmu::layout
