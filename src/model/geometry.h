#pragma once

#include <algorithm>

namespace bianmu::model {

/// A rectangle in PDF points (1/72 inch), origin at the page's top left, y growing downwards; x0 <= x1 and y0 <= y1.
struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
    [[nodiscard]] double center_x() const { return (x0 + x1) / 2; }
    [[nodiscard]] double center_y() const { return (y0 + y1) / 2; }
    [[nodiscard]] bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }

    /// Grows to hold `other` too.
    void add(const Box& other) {
        x0 = std::min(x0, other.x0);
        y0 = std::min(y0, other.y0);
        x1 = std::max(x1, other.x1);
        y1 = std::max(y1, other.y1);
    }
    friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace bianmu::model
