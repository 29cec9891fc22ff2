#include "layout/table_ends.h"

#include <algorithm>
#include <cmath>

#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kReach = 4;            // points that text stands out from a stroke
constexpr double kFootWhite = 0.6;      // em between the lines of one row
constexpr float kSameLine = 1;          // points between baselines
constexpr std::ptrdiff_t kKeys = 3;     // rows with a key, where they are not so by chance
constexpr double kKeyed = 0.8;          // of the rows
constexpr double kStackedWhite = 0.25;   // em: lines of text stand farther apart
constexpr double kHeadWhite = 1.2;      // em between a head and the stroke under it

}  // namespace

std::optional<Stroke> unshaded_foot(const Stroke& last, const std::vector<Line>& stretches, const std::vector<model::Rule>& rules) {
    const bool rule = std::any_of(rules.begin(), rules.end(), [&last](const model::Rule& r) {
        return r.horizontal() && std::abs(r.box.center_y() - last.at) < kReach && r.box.x1 > last.from && r.box.x0 < last.to;
    });
    std::vector<const Line*> below;
    for (const Line& line : stretches) {
        if (!rule && line.box.y0 > last.at - kReach && line.box.center_x() > last.from && line.box.center_x() < last.to) {
            below.push_back(&line);
        }
    }
    double bottom = last.at;
    bool parted = false;
    for (const TextRow& row : find_rows(below)) {
        if (row.top - bottom > kFootWhite * row.size || row.pieces.front().x0 < last.from - kReach || row.pieces.back().x1 > last.to + kReach) {
            break;
        }
        bottom = row.bottom;
        parted = parted || row.parted();
    }
    return parted ? std::optional<Stroke>({true, bottom + 1, last.from, last.to}) : std::nullopt;
}

std::optional<Stroke> head_over(const Stroke& first, std::size_t columns, const std::vector<Line>& stretches) {
    std::vector<const Line*> above;
    for (const Line& line : stretches) {
        if (line.box.y1 < first.at + kReach && line.box.center_x() > first.from && line.box.center_x() < first.to) {
            above.push_back(&line);
        }
    }
    const std::vector<TextRow> rows = find_rows(above);
    double top = first.at, head = first.at;
    std::size_t texts = 0;   // side by side
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const double white = row == rows.rbegin() ? kHeadWhite : kFootWhite;
        if (top - row->bottom > white * row->size || row->pieces.front().x0 < first.from - kReach || row->pieces.back().x1 > first.to + kReach) {
            break;
        }
        const bool over_heads = texts > 1 && row->pieces.size() == 1 && top - row->bottom < kStackedWhite * row->size;   // beside heads half-way down
        top = row->top;
        if (over_heads || (row->parted() && row->pieces.size() * 2 >= texts)) {
            head = top - 1;
            texts = std::max(texts, row->pieces.size());
        }
    }
    return texts * 2 >= columns && head < first.at ? std::optional<Stroke>({true, head, first.from, first.to}) : std::nullopt;
}

bool has_keys_outside(const model::Box& box, const std::vector<const Line*>& own, const std::vector<Line>& stretches, const std::vector<Stroke>& strokes) {
    std::vector<float> keys;
    for (const Line& line : stretches) {
        const bool beside = line.box.x1 < box.x0 && line.box.center_y() > box.y0 && line.box.center_y() < box.y1;
        const auto covers = [&](const Stroke& s) {   // in a table beside
            return s.horizontal && s.from < line.box.center_x() && s.to > line.box.center_x() && s.at > box.y0 - kReach && s.at < box.y1 + kReach;
        };
        if (beside && std::none_of(strokes.begin(), strokes.end(), covers)) {
            keys.push_back(line.baseline);
        }
    }
    if (keys.empty()) {
        return false;
    }
    std::vector<float> rows;
    for (const Line* line : own) {
        rows.push_back(line->baseline);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end(), [](float a, float b) { return b - a < kSameLine; }), rows.end());
    const auto keyed = std::count_if(rows.begin(), rows.end(), [&keys](float row) {
        return std::any_of(keys.begin(), keys.end(), [row](float key) { return std::abs(key - row) < kSameLine; });
    });
    return keyed >= kKeys && static_cast<double>(keyed) >= kKeyed * static_cast<double>(rows.size());
}

}  // namespace bianmu::layout
