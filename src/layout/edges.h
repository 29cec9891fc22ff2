#pragma once

#include <vector>

#include "layout/laid_page.h"

namespace bianmu::layout {

/// The sides between which a column's lines run.
struct Edges {
    double left = 0, right = 0;
    bool justified = false;   ///< lines that are full end at the right edge, not somewhere before it
    [[nodiscard]] double width() const { return right - left; }
};

/// The edges of each page's regions.
///
/// An edge is the outermost place where a fair share of the lines begins or ends. Regions that lie alike on pages of one width
/// share it, so that a page of short lines has the same right edge as its neighbours; odd and even pages may differ. A region
/// whose own lines run to another edge, and few to the shared one, has its own: pages with other margins, text in boxes.
[[nodiscard]] std::vector<std::vector<Edges>> find_edges(const std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
