#include "layout/strokes.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr double kSameLine = 3;      // points: parallel rules this near are one line
constexpr double kOnEachOther = 0.25;   // points
constexpr std::size_t kAbreast = 4;  // lines that lie beside each other
constexpr double kJoint = 3;         // points between the pieces of a line
constexpr double kDash = 8;          // points: a shorter piece is a dash or a dot, and may stand farther from the next
constexpr double kDashGap = 5;       // points
constexpr double kMinStroke = 6;     // points: what is shorter divides nothing
constexpr double kTouch = 1.5;       // points: panels this near touch
constexpr model::Color kWhite = 0xF8;  // each channel at least this: paper

struct Piece {
    double at, from, to;
};

/// Whether a piece that begins no earlier than `stroke` is one line with it: it goes on behind its end, or one lies along the other.
/// Lines that only overlap are one where they lie on each other.
bool goes_on(const Stroke& stroke, const Piece& piece) {
    const double gap = piece.from - stroke.to;
    if (gap > -kJoint) {
        return gap <= (piece.to - piece.from < kDash ? kDashGap : kJoint);
    }
    const bool along = piece.to < stroke.to + kJoint || piece.from < stroke.from + kJoint;
    return along || std::abs(piece.at - stroke.at) < kOnEachOther;
}

std::vector<Stroke> join_pieces(std::vector<Piece> pieces, bool horizontal) {
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return std::tie(a.at, a.from) < std::tie(b.at, b.from); });
    std::vector<Stroke> strokes;
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t end = first;
        while (end < pieces.size() && pieces[end].at - pieces[first].at <= kSameLine) {
            ++end;
        }
        const auto from = pieces.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to = pieces.begin() + static_cast<std::ptrdiff_t>(end);
        std::sort(from, to, [](const Piece& a, const Piece& b) { return a.from < b.from; });
        const std::size_t group = strokes.size();
        std::vector<double> weights;   // of the places of the group's strokes: their lengths
        for (auto piece = from; piece != to; ++piece) {
            const double length = piece->to - piece->from;
            std::size_t home = strokes.size();
            for (std::size_t k = strokes.size(); k > group && strokes.size() - k < kAbreast; --k) {
                const Stroke& stroke = strokes[k - 1];
                const bool nearer = home == strokes.size() || std::abs(stroke.at - piece->at) < std::abs(strokes[home].at - piece->at);
                home = nearer && goes_on(stroke, *piece) ? k - 1 : home;
            }
            if (home == strokes.size()) {
                strokes.push_back({horizontal, piece->at, piece->from, piece->to});
                weights.push_back(std::max(length, 0.1));
                continue;
            }
            Stroke& stroke = strokes[home];
            double& weight = weights[home - group];
            stroke.at = (stroke.at * weight + piece->at * length) / (weight + length);
            weight += length;
            stroke.to = std::max(stroke.to, piece->to);
        }
        first = end;
    }
    std::erase_if(strokes, [](const Stroke& stroke) { return stroke.length() < kMinStroke; });
    return strokes;
}

bool is_paper(model::Color color) { return (color >> 16 & 0xFF) >= kWhite && (color >> 8 & 0xFF) >= kWhite && (color & 0xFF) >= kWhite; }

/// One side of a panel. `inward` tells on which side of the line the panel lies.
struct Side {
    model::Color color;
    bool inward;
    double at, from, to;
};

/// Adds the parts of `side` that no side of the same colour covers from the other direction.
void add_visible(const Side& side, std::vector<std::pair<double, double>> covered, bool horizontal, std::vector<model::Rule>& rules) {
    std::sort(covered.begin(), covered.end());
    covered.emplace_back(side.to, side.to);
    double from = side.from;
    for (const auto& [start, end] : covered) {
        if (start - from > kTouch) {
            const model::Box box = horizontal ? model::Box{from, side.at, start, side.at} : model::Box{side.at, from, side.at, start};
            rules.push_back({box, side.color});
        }
        from = std::max(from, end);
    }
}

void add_sides(std::vector<Side> sides, bool horizontal, std::vector<model::Rule>& rules) {
    std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return std::tie(a.color, a.at, a.from) < std::tie(b.color, b.at, b.from); });
    for (std::size_t i = 0; i < sides.size(); ++i) {
        std::vector<std::pair<double, double>> covered;
        const auto meet = [&](const Side& other) {
            if (other.inward != sides[i].inward && other.to > sides[i].from && other.from < sides[i].to) {
                covered.emplace_back(other.from, other.to);
            }
        };
        const auto near = [&](std::size_t k) { return sides[k].color == sides[i].color && std::abs(sides[k].at - sides[i].at) <= kTouch; };
        for (std::size_t k = i; k-- > 0 && near(k);) {
            meet(sides[k]);
        }
        for (std::size_t k = i + 1; k < sides.size() && near(k); ++k) {
            meet(sides[k]);
        }
        add_visible(sides[i], std::move(covered), horizontal, rules);
    }
}

}  // namespace

std::vector<Stroke> join_rules(const std::vector<model::Rule>& rules) {
    std::vector<Piece> across, down;
    for (const model::Rule& rule : rules) {
        const bool dot = std::max(rule.box.width(), rule.box.height()) < kJoint;   // it belongs to a line of either direction
        if (dot || rule.horizontal()) {
            across.push_back({rule.box.center_y(), rule.box.x0, rule.box.x1});
        }
        if (dot || !rule.horizontal()) {
            down.push_back({rule.box.center_x(), rule.box.y0, rule.box.y1});
        }
    }
    std::vector<Stroke> strokes = join_pieces(std::move(across), true);
    std::vector<Stroke> vertical = join_pieces(std::move(down), false);
    strokes.insert(strokes.end(), vertical.begin(), vertical.end());
    return strokes;
}

std::vector<model::Rule> panel_sides(const std::vector<model::Panel>& panels) {
    std::vector<const model::Panel*> seen;
    for (const model::Panel& panel : panels) {
        const auto inside = [&panel](const model::Panel* outer) {
            return outer->color == panel.color && outer->box.x0 - kTouch <= panel.box.x0 && outer->box.y0 - kTouch <= panel.box.y0 &&
                   outer->box.x1 + kTouch >= panel.box.x1 && outer->box.y1 + kTouch >= panel.box.y1;
        };
        // A panel is painted right after the one that it lies in: shading of a paragraph after that of its cell.
        const bool hidden = std::any_of(seen.rbegin(), seen.rbegin() + std::min<std::ptrdiff_t>(4, std::ssize(seen)), inside);
        if (!panel.stroked && !hidden && !is_paper(panel.color)) {   // the lines of a frame are rules
            seen.push_back(&panel);
        }
    }
    std::vector<Side> across, down;
    for (const model::Panel* panel : seen) {
        const model::Box& box = panel->box;
        across.insert(across.end(), {{panel->color, true, box.y0, box.x0, box.x1}, {panel->color, false, box.y1, box.x0, box.x1}});
        down.insert(down.end(), {{panel->color, true, box.x0, box.y0, box.y1}, {panel->color, false, box.x1, box.y0, box.y1}});
    }
    std::vector<model::Rule> rules;
    add_sides(std::move(across), true, rules);
    add_sides(std::move(down), false, rules);
    return rules;
}

}  // namespace bianmu::layout
