#include "layout/row_labels.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/median.h"

namespace bianmu::layout {

namespace {

constexpr double kMiddle = 0.35;       // of the distance between rows, that a label may stand off the middle of its rows
constexpr double kNextRow = 1.5;       // of it, that rows stand apart at most where a label between them is none of its own
constexpr std::size_t kRows = 3;       // of the body at least

/// Where the key of a group and its other texts stand.
struct Place {
    bool key = false, row = false;
    double key_at = 0, row_at = 0;
    double top = 0, bottom = 0;   ///< of the row
};

Place place_of(const AlignedText& text, const std::pair<std::size_t, std::size_t>& lines) {
    Place place;
    double key_top = 1e9, key_bottom = 0, top = 1e9, bottom = 0;
    for (std::size_t i = lines.first; i < lines.second; ++i) {
        for (const RowPiece& piece : text.rows[i].pieces) {
            const bool key = text.span(piece).first == 0;
            (key ? key_top : top) = std::min(key ? key_top : top, piece.top);
            (key ? key_bottom : bottom) = std::max(key ? key_bottom : bottom, piece.bottom);
        }
    }
    place.key = key_bottom > 0;
    place.row = bottom > 0;
    place.key_at = (key_top + key_bottom) / 2;
    place.row_at = (top + bottom) / 2;
    place.top = top;
    place.bottom = bottom;
    return place;
}

double median_step(const std::vector<double>& places) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < places.size(); ++i) {
        steps.push_back(places[i] - places[i - 1]);
    }
    return median(std::move(steps));
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> take_row_labels(const AlignedText& text, RowGroups& rows) {
    std::vector<double> row_places, labels;
    std::vector<std::size_t> only_labels;   // groups
    bool first_bare = false;
    double before = -1e9, bottom = -1e9;    // where the row before stands and ends
    bool overlapping = false;               // some rows do: they are lines of cells
    bool label_since = false;
    std::vector<std::pair<double, double>> around;   // rows over and under a label that is alone in its group
    for (std::size_t g = rows.head_groups; g < rows.groups.size(); ++g) {
        const Place place = place_of(text, rows.groups[g]);
        if (place.row) {
            first_bare = first_bare || (row_places.empty() && !place.key);
            if (label_since) {
                around.emplace_back(before, place.row_at);
            }
            label_since = false;
            overlapping = overlapping || place.top < bottom;
            before = place.row_at;
            bottom = place.bottom;
            row_places.push_back(place.row_at);
        } else {
            only_labels.push_back(g);
            label_since = !row_places.empty();
        }
        if (place.key) {
            labels.push_back(place.key_at);
        }
    }
    if (overlapping || row_places.size() < kRows || labels.empty() || labels.size() >= row_places.size()) {
        return {};
    }
    const double step = median_step(row_places);
    const bool between = std::any_of(around.begin(), around.end(), [step](const auto& rows_around) { return rows_around.second - rows_around.first < kNextRow * step; });
    if (!between && !first_bare) {
        return {};
    }
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    std::size_t first = 0;
    for (const double label : labels) {
        if (first == row_places.size()) {
            return {};
        }
        const double last_at = 2 * label - row_places[first];
        std::size_t last = first;
        while (last + 1 < row_places.size() && std::abs(row_places[last + 1] - last_at) < std::abs(row_places[last] - last_at)) {
            ++last;
        }
        if (std::abs(row_places[last] - last_at) > 2 * kMiddle * step) {
            return {};
        }
        spans.emplace_back(first + rows.head_groups, last + 1 + rows.head_groups);
        first = last + 1;
    }
    if (first < row_places.size()) {
        return {};
    }
    for (auto group = only_labels.rbegin(); group != only_labels.rend(); ++group) {
        rows.groups.erase(rows.groups.begin() + static_cast<std::ptrdiff_t>(*group));
    }
    std::erase_if(spans, [](const auto& span) { return span.second - span.first < 2; });
    return spans;
}

}  // namespace bianmu::layout
