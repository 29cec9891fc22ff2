#pragma once

#include "layout/aligned_text.h"

namespace bianmu::layout {

/// Finds the bounds between the columns of an area: the strips of white that most of its rows respect, and strokes down.
void find_bounds(AlignedText& text);

}  // namespace bianmu::layout
