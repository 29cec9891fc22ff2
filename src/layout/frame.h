#pragma once

#include "model/geometry.h"

namespace bianmu::layout {

/// How text lies on its page. Layout works in upright coordinates, where lines run from left to right, one below the other;
/// a frame leads there and back.
struct Frame {
    int angle = 0;             ///< degrees clockwise in which lines run on the page; 90 for vertical writing
    bool mirrored = false;     ///< lines run from right to left
    double width = 0, height = 0;   ///< of the page, points, as it is seen

    [[nodiscard]] bool upright() const { return angle == 0 && !mirrored; }
    [[nodiscard]] bool square() const { return angle % 90 == 0; }
    [[nodiscard]] double upright_width() const { return angle % 180 == 0 ? width : height; }
    [[nodiscard]] double upright_height() const { return angle % 180 == 0 ? height : width; }

    /// Takes a point of the page to upright coordinates. Lines that are not square to the page keep the page's origin.
    void to_upright(double x, double y, double& u, double& v) const;

    /// Takes a box of the page to upright coordinates.
    [[nodiscard]] model::Box to_upright(const model::Box& box) const;

    /// Takes a box of upright coordinates back to the page.
    [[nodiscard]] model::Box to_page(const model::Box& box) const;
};

}  // namespace bianmu::layout
