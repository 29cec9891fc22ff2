#pragma once

#include <vector>

#include "layout/laid_page.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Takes the watermarks out of the pages' stretches: slanting text that another page has too, and large text under several lines.
/// Slanting text that no other page has may be a label or a stamp that means something.
void take_watermarks(std::vector<LaidPage>& pages, const Palette& palette, std::vector<model::Furniture>& furniture);

}  // namespace bianmu::layout
