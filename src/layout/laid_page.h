#pragma once

#include <vector>

#include "layout/columns.h"
#include "layout/frame.h"
#include "layout/text_boxes.h"

namespace bianmu::layout {

/// Text of a page that runs in another direction than most of it.
struct SideText {
    Frame frame;
    std::vector<Line> stretches;   ///< until they are divided into regions
    std::vector<Region> regions;
};

/// A box that the text runs around, with its own text.
struct Inset {
    model::Box box;
    SideText text;
    bool upright = false;   ///< a name whose letters stand one under the other
};

/// A page divided into regions.
struct LaidPage {
    int number = 0;
    Frame frame;
    double width = 0, height = 0;   ///< of the upright page
    std::vector<SideText> sides;
    std::vector<Inset> insets;
    bool picture = false;           ///< pictures cover most of it
    std::vector<Line> stretches;    ///< of no table, until they are divided into regions
    std::vector<Region> regions;
    std::vector<Grid> grids;
    std::vector<model::Image> images;   ///< those that are figures
    std::vector<model::Box> pictures;   ///< figures, and those that text stands on
    std::vector<model::Rule> rules;     ///< those of no table
    std::vector<model::Panel> panels;
    std::vector<TextBox> boxes;
};

}  // namespace bianmu::layout
