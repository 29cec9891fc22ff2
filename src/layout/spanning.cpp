#include "layout/spanning.h"

#include <algorithm>
#include <cmath>

namespace bianmu::layout {

namespace {

constexpr double kMiddle = 0.5;            // em from the middle of the page
constexpr double kLetters = 3;             // em between letters that are set apart
constexpr std::size_t kFewLetters = 2;     // of a piece, where letters are set apart

/// Pieces at one height, [first, last) by top.
struct Row {
    std::size_t first = 0, last = 0;
    model::Box box;
};

/// Whether a row is one line: a piece alone, or letters that stand apart.
bool is_one_line(const std::vector<Piece*>& by_top, const Row& row) {
    if (row.last - row.first == 1) {
        return by_top[row.first]->item.is_line();
    }
    std::vector<const Piece*> pieces(by_top.begin() + static_cast<std::ptrdiff_t>(row.first), by_top.begin() + static_cast<std::ptrdiff_t>(row.last));
    std::sort(pieces.begin(), pieces.end(), [](const Piece* a, const Piece* b) { return a->box.x0 < b->box.x0; });
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Line& line = pieces[i]->item.line;
        if (!pieces[i]->item.is_line() || line.chars.size() > kFewLetters || (i > 0 && pieces[i]->box.x0 - pieces[i - 1]->box.x1 > kLetters * line.size)) {
            return false;
        }
    }
    return true;
}

}  // namespace

void mark_spanning(std::vector<Piece>& pieces) {
    std::vector<Piece*> by_top;
    for (Piece& piece : pieces) {
        if (!piece.rule) {
            by_top.push_back(&piece);
        }
    }
    if (by_top.empty()) {
        return;
    }
    std::stable_sort(by_top.begin(), by_top.end(), [](const Piece* a, const Piece* b) { return a->box.y0 < b->box.y0; });
    model::Box area = by_top.front()->box;
    std::vector<Row> rows;
    for (std::size_t i = 0; i < by_top.size(); ++i) {
        area.add(by_top[i]->box);
        if (rows.empty() || by_top[i]->box.y0 >= rows.back().box.y1) {
            rows.push_back({i, i + 1, by_top[i]->box});
        } else {
            rows.back().last = i + 1;
            rows.back().box.add(by_top[i]->box);
        }
    }
    for (const Row& row : rows) {
        const float em = by_top[row.first]->item.line.size;
        if (std::abs(row.box.center_x() - area.center_x()) > kMiddle * em || !is_one_line(by_top, row)) {
            break;
        }
        for (std::size_t i = row.first; i < row.last; ++i) {
            by_top[i]->across = true;
        }
    }
}

}  // namespace bianmu::layout
