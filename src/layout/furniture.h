#pragma once

#include <vector>

#include "layout/columns.h"
#include "layout/frame.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Text of a page that runs in another direction than most of it.
struct SideText {
    Frame frame;
    std::vector<Region> regions;
};

/// A page divided into regions.
struct LaidPage {
    int number = 0;
    Frame frame;
    double width = 0, height = 0;   ///< of the upright page
    std::vector<SideText> sides;
    std::vector<Region> regions;
    std::vector<Grid> grids;
    std::vector<model::Image> images;   ///< those that are figures
    std::vector<model::Rule> rules;   ///< those of no table
};

/// Takes running heads, running feet and page numbers out of the pages: outermost lines in the margins that recur on other
/// pages at the same height, with the same text or with a number that counts the pages.
[[nodiscard]] std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette);

}  // namespace bianmu::layout
