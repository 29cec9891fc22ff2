#pragma once

#include <vector>

#include "layout/edges.h"
#include "layout/laid_page.h"

namespace bianmu::layout {

/// The smallest frame around a line; null where it stands in none. A frame of most of the page is its border.
[[nodiscard]] const TextBox* find_frame(const LaidPage& page, const Line& line);

/// The measure of each frame of a page: its lines stand as far from its right side as from its left one, at least.
[[nodiscard]] std::vector<Edges> measure_frames(const LaidPage& page);

/// Where a picture, a table or a box takes part of a region's width: the measure of the lines beside it.
struct Narrowed {
    double y0 = 0, y1 = 0;
    Edges edges;

    [[nodiscard]] bool holds(const model::Box& line) const {
        return line.center_y() > y0 && line.center_y() < y1 && line.x0 > edges.left - 1 && line.x1 < edges.right + 1;
    }
};

/// Where the measure of a region is narrowed, on pages that are no drawings.
[[nodiscard]] std::vector<Narrowed> find_narrowed(const LaidPage& page, const Region& region, const Edges& edges);

}  // namespace bianmu::layout
