#pragma once

#include <vector>

#include "model/geometry.h"
#include "model/page.h"

namespace bianmu::layout {

/// A straight line as the eye sees it: the rules that continue each other, joined; parallel ones a hair apart are one.
struct Stroke {
    bool horizontal = true;
    double at = 0;            ///< its place across its direction
    double from = 0, to = 0;  ///< along it

    [[nodiscard]] double length() const { return to - from; }
    [[nodiscard]] model::Box box() const { return horizontal ? model::Box{from, at, to, at} : model::Box{at, from, at, to}; }
};

/// Joins rules into strokes, sorted by direction, place and start. Dots and dashes become the line that they draw.
[[nodiscard]] std::vector<Stroke> join_rules(const std::vector<model::Rule>& rules);

/// The sides of panels that the eye sees, as strokes: where two panels of one colour touch there is none, nor inside a panel of
/// the same colour, nor around a white one.
[[nodiscard]] std::vector<model::Rule> panel_sides(const std::vector<model::Panel>& panels);

}  // namespace bianmu::layout
