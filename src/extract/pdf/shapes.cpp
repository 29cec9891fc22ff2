#include "extract/pdf/shapes.h"

#include <algorithm>
#include <cmath>

namespace bianmu::extract::pdf {

namespace {

constexpr std::size_t kMaxShapes = 200'000;  // of one page: maps and plans draw more, and mean no tables by it
constexpr double kAxisTolerance = 0.3;       // points that a line may be off its axis
constexpr double kShortest = 1;              // points; shorter strokes are dots and dashes
constexpr std::size_t kMergeWindow = 4;
constexpr double kDotGap = 2.5;              // points between the dots of a line
constexpr std::size_t kDots = 3;             // that make a line

model::Box bounds(const Subpath& path) {
    model::Box box{path.points[0].x, path.points[0].y, path.points[0].x, path.points[0].y};
    for (const Point& point : path.points) {
        box.add({point.x, point.y, point.x, point.y});
    }
    return box;
}

// How much of its bounding box the polygon covers: 1 = it is that box.
double coverage(const Subpath& path, const model::Box& box) {
    double twice = 0;
    for (std::size_t i = 0; i < path.points.size(); ++i) {
        const Point& a = path.points[i];
        const Point& b = path.points[(i + 1) % path.points.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    const double area = box.width() * box.height();
    return area > 0 ? std::abs(twice) / 2 / area : 0;
}

// Four corners on the axes; the way back to the first may be left out or drawn.
bool is_rectangle(const Subpath& path, const model::Box& box) {
    const std::size_t n = path.points.size();
    if (n < 4 || n > 5) {
        return false;
    }
    const auto near = [](double a, double b) { return std::abs(a - b) <= kAxisTolerance; };
    for (std::size_t i = 0; i < n; ++i) {
        const Point& point = path.points[i];
        if (path.curved[i] || !(near(point.x, box.x0) || near(point.x, box.x1)) || !(near(point.y, box.y0) || near(point.y, box.y1))) {
            return false;
        }
    }
    return coverage(path, box) > 0.98;
}

bool nearly_equal(const model::Box& a, const model::Box& b) {
    constexpr double tolerance = 1;
    return std::abs(a.x0 - b.x0) <= tolerance && std::abs(a.y0 - b.y0) <= tolerance && std::abs(a.x1 - b.x1) <= tolerance &&
           std::abs(a.y1 - b.y1) <= tolerance;
}

}  // namespace

std::optional<model::Box> cut(const model::Box& box, const model::Box& clip) {
    const model::Box out{std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1), std::min(box.y1, clip.y1)};
    if (out.x0 > out.x1 || out.y0 > out.y1) {
        return std::nullopt;
    }
    return out;
}

void Shapes::fill(const std::vector<Subpath>& path, model::Color color, const model::Box& clip) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Subpath& part = path[i];
        if (part.points.size() < 3) {
            continue;
        }
        const model::Box box = bounds(part);
        if (i + 1 < path.size() && path[i + 1].points.size() > 3 && add_ring(part, box, path[i + 1], color, clip)) {
            ++i;
            continue;
        }
        const double thin = std::min(box.width(), box.height());
        const double covered = coverage(part, box);
        // Browsers draw borders as thin trapezoids, so a line need not cover all of its box.
        if (thin < kRuleThickness) {
            if (covered > 0.6 || thin < 0.05) {
                add_rule(box, color, clip);
            }
        } else if (covered > 0.9) {
            add_panel(box, color, false, clip);
        }
    }
}

void Shapes::stroke(const std::vector<Subpath>& path, double line_width, model::Color color, const model::Box& clip) {
    const double half = line_width / 2;
    for (const Subpath& part : path) {
        if (part.points.size() < 2) {
            continue;
        }
        const model::Box box = bounds(part);
        if (is_rectangle(part, box)) {
            if (std::min(box.width(), box.height()) < kRuleThickness) {
                add_rule({box.x0 - half, box.y0 - half, box.x1 + half, box.y1 + half}, color, clip);
                continue;
            }
            add_panel(box, color, true, clip);
        }
        const std::size_t n = part.points.size();
        for (std::size_t i = 1; i < n + (part.closed ? 1 : 0); ++i) {
            const Point& a = part.points[i - 1];
            const Point& b = part.points[i % n];
            if (i < n && part.curved[i]) {
                continue;
            }
            const double dx = std::abs(a.x - b.x);
            const double dy = std::abs(a.y - b.y);
            const bool dot = n == 2 && line_width < kShortest;   // with a cap
            if ((std::max(dx, dy) < kShortest && !dot) || std::min(dx, dy) > kAxisTolerance) {
                continue;
            }
            model::Box line{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
            if (dx >= dy) {
                line.y0 -= half;
                line.y1 += half;
            } else {
                line.x0 -= half;
                line.x1 += half;
            }
            add_rule(line, color, clip);
        }
    }
}

// The border of a box, filled between its outer and its inner side.
bool Shapes::add_ring(const Subpath& first, const model::Box& first_box, const Subpath& second, model::Color color, const model::Box& clip) {
    const model::Box second_box = bounds(second);
    const bool outer_first = first_box.width() > second_box.width();
    const model::Box& out = outer_first ? first_box : second_box;
    const model::Box& in = outer_first ? second_box : first_box;
    const auto thin = [](double white) { return white > 0 && white < kRuleThickness; };
    const bool ring = thin(in.x0 - out.x0) && thin(out.x1 - in.x1) && thin(in.y0 - out.y0) && thin(out.y1 - in.y1) &&
                      std::min(in.width(), in.height()) > kRuleThickness;
    if (!ring || !is_rectangle(first, first_box) || !is_rectangle(second, second_box)) {
        return false;
    }
    add_panel(out, color, true, clip);
    add_rule({out.x0, out.y0, out.x1, in.y0}, color, clip);
    add_rule({out.x0, in.y1, out.x1, out.y1}, color, clip);
    add_rule({out.x0, out.y0, in.x0, out.y1}, color, clip);
    add_rule({in.x1, out.y0, out.x1, out.y1}, color, clip);
    return true;
}

void Shapes::add_rule(model::Box box, model::Color color, const model::Box& clip) {
    const std::optional<model::Box> visible = cut(box, clip);
    if (!visible) {
        return;
    }
    if (std::max(visible->width(), visible->height()) < kShortest) {
        add_dot(*visible, color);
        return;
    }
    // A line that is filled and then stroked is one line.
    std::vector<model::Rule>& rules = page_->rules;
    for (std::size_t back = 1; back <= std::min(kMergeWindow, rules.size()); ++back) {
        model::Rule& other = rules[rules.size() - back];
        if (other.color == color && nearly_equal(other.box, *visible)) {
            other.box.add(*visible);
            return;
        }
    }
    if (has_room()) {
        rules.push_back({*visible, color});
    }
}

// Dots that stand in a row make a rule; a single one is none.
void Shapes::add_dot(const model::Box& box, model::Color color) {
    model::Box both = dots_.box;
    both.add(box);
    const double across = box.x0 - dots_.box.x1, back = dots_.box.x0 - box.x1, down = box.y0 - dots_.box.y1, up = dots_.box.y0 - box.y1;
    const bool next = std::max({across, back, down, up}) < kDotGap && std::min(both.width(), both.height()) < kShortest;
    if (dots_.count == 0 || !next || color != dots_.color) {
        dots_ = {box, color, 1, std::nullopt};
        return;
    }
    dots_.box = both;
    ++dots_.count;
    if (dots_.count == kDots && has_room()) {
        dots_.rule = page_->rules.size();
        page_->rules.push_back({both, color});
    } else if (dots_.rule) {
        page_->rules[*dots_.rule].box = both;
    }
}

void Shapes::add_panel(model::Box box, model::Color color, bool stroked, const model::Box& clip) {
    const std::optional<model::Box> visible = cut(box, clip);
    if (!visible || !has_room()) {
        return;
    }
    // The clip may leave only a thin strip of a large fill: a line to the eye.
    if (!stroked && std::min(visible->width(), visible->height()) < kRuleThickness) {
        add_rule(*visible, color, clip);
        return;
    }
    page_->panels.push_back({*visible, color, stroked});
}

bool Shapes::has_room() {
    const bool room = page_->rules.size() + page_->panels.size() < kMaxShapes;
    overflowed_ = overflowed_ || !room;
    return room;
}

}  // namespace bianmu::extract::pdf
