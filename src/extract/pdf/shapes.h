#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/geometry.h"
#include "model/page.h"

namespace bianmu::extract::pdf {

struct Point {
    double x = 0, y = 0;
};

/// A run of connected segments in page space. A curve is given by its end point and marks the path as not straight there.
struct Subpath {
    std::vector<Point> points;
    std::vector<bool> curved;  ///< curved[i]: the way to points[i] is no straight line
    bool closed = false;
};

/// Boxes thinner than this are lines, in points.
inline constexpr double kRuleThickness = 3;

/// Turns painted paths into the rules and panels of a page.
///
/// A filled box thinner than `kRuleThickness` is a rule, a thicker one a panel; two boxes filled as a thin ring are a frame. A stroked path gives a rule for each of its
/// segments that is parallel to an axis; if it is a rectangle, also a stroked panel. Dots painted one behind the other are the line
/// that they draw. Everything is cut to the clip box.
class Shapes {
public:
    /// `page` must outlive the use of the object.
    explicit Shapes(model::Page& page) : page_(&page) {}

    void fill(const std::vector<Subpath>& path, model::Color color, const model::Box& clip);
    void stroke(const std::vector<Subpath>& path, double line_width, model::Color color, const model::Box& clip);

    /// Whether shapes were left out because the page has more than any text document needs.
    [[nodiscard]] bool overflowed() const { return overflowed_; }

private:
    bool add_ring(const Subpath& first, const model::Box& first_box, const Subpath& second, model::Color color, const model::Box& clip);
    void add_rule(model::Box box, model::Color color, const model::Box& clip);
    void add_dot(const model::Box& box, model::Color color);
    void add_panel(model::Box box, model::Color color, bool stroked, const model::Box& clip);
    [[nodiscard]] bool has_room();

    /// Dots in a row, painted last.
    struct Dots {
        model::Box box;
        model::Color color = 0;
        std::size_t count = 0;
        std::optional<std::size_t> rule;   ///< that they are, once there are enough
    };

    model::Page* page_;
    Dots dots_;
    bool overflowed_ = false;
};

/// The part of `box` inside `clip`; nothing if they do not touch.
[[nodiscard]] std::optional<model::Box> cut(const model::Box& box, const model::Box& clip);

}  // namespace bianmu::extract::pdf
