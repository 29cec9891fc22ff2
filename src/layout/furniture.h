#pragma once

#include <vector>

#include "layout/columns.h"
#include "layout/frame.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Text of a page that runs in another direction than most of it.
struct SideText {
    Frame frame;
    std::vector<Line> stretches;   ///< until they are divided into regions
    std::vector<Region> regions;
};

/// A page divided into regions.
struct LaidPage {
    int number = 0;
    Frame frame;
    double width = 0, height = 0;   ///< of the upright page
    std::vector<SideText> sides;
    bool picture = false;           ///< pictures cover most of it
    std::vector<Line> stretches;    ///< of no table, until they are divided into regions
    std::vector<Region> regions;
    std::vector<Grid> grids;
    std::vector<model::Image> images;   ///< those that are figures
    std::vector<model::Rule> rules;     ///< those of no table
    std::vector<model::Panel> panels;
};

/// Takes running heads, running feet and page numbers out of the pages' stretches.
///
/// They are the outermost rows in the margins that recur on other pages at the same height: with the same text, with a number
/// that counts the pages, or as small type apart from the text whose words change with the chapter. Marks of the source
/// (artifacts) count too. On a page that nothing compares with, a lone number at the foot is one, small type at the very edge,
/// and a foot line in three parts; never a first line of the text's own size. Slanting text that another page has too, and large
/// text under several lines of a page, is a watermark.
[[nodiscard]] std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette);

}  // namespace bianmu::layout
