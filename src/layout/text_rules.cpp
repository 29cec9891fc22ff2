#include "layout/text_rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr double kThick = 0.15;          // em: a thicker rule is no line of text
constexpr double kUnderFrom = 0.02;      // em below the baseline: underlines
constexpr double kUnderTo = 0.26;
constexpr double kThroughFrom = -0.45;   // em: strike-outs
constexpr double kThroughTo = -0.18;
constexpr double kThroughLength = 1.5;   // em: shorter ones through letters belong to formulas
constexpr double kCovered = 0.85;        // share of the rule that has text over it
constexpr double kTouch = 2;             // points between rules that meet
constexpr double kLargest = 72;          // points: text larger than this is not searched

enum class Way : std::uint8_t { none, under, through };

Way way_of(const model::Rule& rule, const Line& line) {
    const double em = std::max(1.0F, line.size);
    const double below = (rule.box.center_y() - static_cast<double>(line.baseline)) / em;
    if (rule.box.height() > kThick * em + 0.5) {
        return Way::none;
    }
    if (below > kUnderFrom && below < kUnderTo) {
        return Way::under;
    }
    return below > kThroughFrom && below < kThroughTo && rule.length() > kThroughLength * em ? Way::through : Way::none;
}

bool touches_upright(const model::Rule& rule, const std::vector<model::Rule>& rules) {
    return std::any_of(rules.begin(), rules.end(), [&rule](const model::Rule& other) {
        return !other.horizontal() && other.box.x1 > rule.box.x0 - kTouch && other.box.x0 < rule.box.x1 + kTouch &&
               other.box.y0 < rule.box.center_y() + kTouch && other.box.y1 > rule.box.center_y() - kTouch;
    });
}

bool under_rule(const Char& c, const model::Rule& rule) {
    const double middle = (static_cast<double>(c.x0) + static_cast<double>(c.x1)) / 2;
    return middle > rule.box.x0 && middle < rule.box.x1;
}

/// Points of the rule that lie along characters of the line; gaps of a space between them count.
double along(const model::Rule& rule, const Line& line) {
    double from = rule.box.x1, to = rule.box.x0;
    for (const Char& c : line.chars) {
        if (under_rule(c, rule)) {
            from = std::min(from, static_cast<double>(c.x0));
            to = std::max(to, static_cast<double>(c.x1));
        }
    }
    return std::max(0.0, std::min(to, rule.box.x1) - std::max(from, rule.box.x0));
}

/// Gives styles an underline or a strike-out, each once.
class Marker {
public:
    explicit Marker(Palette& palette) : palette_(palette) {}

    std::uint32_t marked(std::uint32_t style, Way way) {
        const auto [known, fresh] = known_.try_emplace({style, way}, style);
        if (fresh) {
            model::TextStyle look = palette_.styles[style];
            (way == Way::under ? look.underline : look.strike) = true;
            const auto found = std::find(palette_.styles.begin(), palette_.styles.end(), look);
            known->second = static_cast<std::uint32_t>(found - palette_.styles.begin());
            if (found == palette_.styles.end()) {
                palette_.styles.push_back(look);
            }
        }
        return known->second;
    }

private:
    Palette& palette_;
    std::map<std::pair<std::uint32_t, Way>, std::uint32_t> known_;
};

}  // namespace

void take_text_rules(std::vector<model::Rule>& rules, std::vector<Line>& stretches, Palette& palette) {
    std::vector<Line*> by_baseline;
    by_baseline.reserve(stretches.size());
    for (Line& stretch : stretches) {
        by_baseline.push_back(&stretch);
    }
    std::stable_sort(by_baseline.begin(), by_baseline.end(), [](const Line* a, const Line* b) { return a->baseline < b->baseline; });
    Marker marker(palette);
    std::vector<model::Rule> kept;
    for (const model::Rule& rule : rules) {
        const double y = rule.box.center_y();
        std::vector<std::pair<Line*, Way>> lines;
        double covered = 0;
        if (rule.horizontal()) {
            auto next = std::lower_bound(by_baseline.begin(), by_baseline.end(), y - kUnderTo * kLargest,
                                         [](const Line* line, double at) { return static_cast<double>(line->baseline) < at; });
            for (; next != by_baseline.end() && static_cast<double>((*next)->baseline) < y - kThroughFrom * kLargest; ++next) {
                const Way way = (*next)->box.x0 < rule.box.x1 && (*next)->box.x1 > rule.box.x0 ? way_of(rule, **next) : Way::none;
                if (way != Way::none) {
                    covered += along(rule, **next);
                    lines.emplace_back(*next, way);
                }
            }
        }
        if (lines.empty() || covered < kCovered * rule.length() || touches_upright(rule, rules)) {
            kept.push_back(rule);
            continue;
        }
        for (const auto& [line, way] : lines) {
            for (Char& c : line->chars) {
                if (under_rule(c, rule)) {
                    c.style = marker.marked(c.style, way);
                }
            }
        }
    }
    rules = std::move(kept);
}

}  // namespace bianmu::layout
