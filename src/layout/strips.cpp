#include "layout/strips.h"

#include <algorithm>

namespace bianmu::layout {

namespace {

constexpr double kCrossing = 0.3;      // rows that may cross a strip, per row that respects it

}  // namespace

std::vector<Strip> find_strips(const std::vector<TextRow>& rows) {
    std::vector<std::size_t> counts;
    for (const TextRow& row : rows) {
        if (row.pieces.size() > 1) {
            counts.push_back(row.pieces.size());
        }
    }
    if (counts.empty()) {
        return {};
    }
    std::sort(counts.begin(), counts.end());
    const std::size_t usual = counts[counts.size() * 3 / 4];
    struct Change {
        double x;
        int crossing, support;
    };
    std::vector<Change> changes;
    for (const TextRow& row : rows) {
        if (row.pieces.size() < 2 || row.pieces.size() * 2 < usual) {
            continue;   // a head over several columns, a label of a part
        }
        double reached = row.pieces.front().x0;
        for (const RowPiece& piece : row.pieces) {
            if (piece.x0 > reached) {
                changes.push_back({reached, 0, 1});
                changes.push_back({piece.x0, 0, -1});
            }
            changes.push_back({piece.x0, 1, 0});
            changes.push_back({piece.x1, -1, 0});
            reached = std::max(reached, piece.x1);
        }
    }
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.x < b.x; });
    struct White {
        Strip strip;
        int crossing;
    };
    std::vector<White> white;   // side by side, of different crossings
    std::vector<Strip> strips;
    const auto close = [&] {    // a sparse column stands where few rows cross beside white that none crosses
        const auto least = std::min_element(white.begin(), white.end(), [](const White& a, const White& b) {
            return a.crossing != b.crossing ? a.crossing < b.crossing : a.strip.x1 - a.strip.x0 > b.strip.x1 - b.strip.x0;
        });
        for (auto it = white.begin(); it != white.end(); ++it) {
            if (it == least || (least->crossing == 0 && it->crossing == 0)) {
                strips.push_back(it->strip);
            }
        }
        white.clear();
    };
    int crossing = 0, support = 0;
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
        crossing += changes[i].crossing;
        support += changes[i].support;
        const Strip strip{changes[i].x, changes[i + 1].x};
        if (strip.x1 - strip.x0 < 0.01) {
            continue;
        }
        if (support < 1 || crossing > kCrossing * support) {
            close();
        } else if (!white.empty() && white.back().crossing == crossing) {
            white.back().strip.x1 = strip.x1;
        } else {
            white.push_back({strip, crossing});
        }
    }
    close();
    return strips;
}

}  // namespace bianmu::layout
