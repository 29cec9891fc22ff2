#pragma once

#include <vector>

#include "layout/laid_page.h"

namespace bianmu::layout {

/// Brings a leaflet folded in three into the order in which it is read: its cover, which is the right panel of the first side, then
/// the inner side, then the first side's other panels.
///
/// Such are two oblong pages of one size whose text keeps to three equal panels, with the largest type of all and the least text on
/// the cover. The first side becomes two pages of the same number.
void order_leaflet(std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
