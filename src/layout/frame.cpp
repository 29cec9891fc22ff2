#include "layout/frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace bianmu::layout {

namespace {

struct Turn {
    double cos = 1, sin = 0;
    explicit Turn(int degrees)
        : cos(std::round(1e6 * std::cos(degrees * std::numbers::pi / 180)) / 1e6), sin(std::round(1e6 * std::sin(degrees * std::numbers::pi / 180)) / 1e6) {}
};

// Where the page's corner goes, so that upright coordinates begin at 0 too.
double shift_u(const Frame& frame) { return frame.angle == 180 ? frame.width : frame.angle == 270 ? frame.height : 0; }
double shift_v(const Frame& frame) { return frame.angle == 90 ? frame.width : frame.angle == 180 ? frame.height : 0; }

model::Box around(double ax, double ay, double bx, double by) { return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)}; }

}  // namespace

void Frame::to_upright(double x, double y, double& u, double& v) const {
    if (angle == 0) {
        u = x, v = y;
    } else {
        const Turn turn(angle);
        u = x * turn.cos + y * turn.sin + shift_u(*this);
        v = y * turn.cos - x * turn.sin + shift_v(*this);
    }
    u = mirrored ? upright_width() - u : u;
}

model::Box Frame::to_upright(const model::Box& box) const {
    double ax = 0, ay = 0, bx = 0, by = 0;
    to_upright(box.x0, box.y0, ax, ay);
    to_upright(box.x1, box.y1, bx, by);
    return around(ax, ay, bx, by);
}

model::Box Frame::to_page(const model::Box& box) const {
    if (upright()) {
        return box;
    }
    const Turn turn(angle);
    const auto corner = [&](double u, double v) {
        u = (mirrored ? upright_width() - u : u) - shift_u(*this);
        v -= shift_v(*this);
        return std::pair{u * turn.cos - v * turn.sin, u * turn.sin + v * turn.cos};
    };
    const auto [ax, ay] = corner(box.x0, box.y0);
    const auto [bx, by] = corner(box.x1, box.y1);
    model::Box out = around(ax, ay, bx, by);
    if (!square()) {   // a slanting box reaches farther than two of its corners
        const auto [cx, cy] = corner(box.x0, box.y1);
        const auto [dx, dy] = corner(box.x1, box.y0);
        out.add(around(cx, cy, dx, dy));
    }
    return out;
}

}  // namespace bianmu::layout
