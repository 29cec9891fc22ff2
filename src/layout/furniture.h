#pragma once

#include <vector>

#include "layout/columns.h"
#include "model/flow.h"

namespace bianmu::layout {

/// A page divided into regions.
struct LaidPage {
    int number = 0;
    double width = 0, height = 0;
    std::vector<Region> regions;
    std::vector<Grid> grids;
    std::vector<model::Image> images;   ///< those that are figures
    std::vector<model::Rule> rules;   ///< those of no table
};

/// Takes running heads, running feet and page numbers out of the pages: outermost lines in the margins that recur on other
/// pages at the same height, with the same text or with a number that counts the pages.
[[nodiscard]] std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette);

}  // namespace bianmu::layout
