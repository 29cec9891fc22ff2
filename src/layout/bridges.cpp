#include "layout/bridges.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "layout/lines.h"

namespace bianmu::layout {

namespace {

constexpr double kAtStart = 1;       // points beside the start of the right column
constexpr double kLeastGap = 0.25;   // em
constexpr double kWider = 1.1;       // than all others

/// Where the right column's line begins in a line; 0 where none does.
std::size_t find_cut(const Line& line, const Gutter& gutter) {
    std::size_t cut = 0;
    double gap = 0, widest = 0;   // at the gutter, elsewhere
    for (std::size_t i = 1; i < line.chars.size(); ++i) {
        const double white = line.chars[i].x0 - line.chars[i - 1].ink_end();
        if (std::abs(line.chars[i].ink_start() - gutter.x1) < kAtStart) {
            cut = i;
            gap = white;
        } else {
            widest = std::max(widest, white);
        }
    }
    return gap > kLeastGap * line.size && gap > kWider * widest ? cut : 0;
}

Line part_of(const Line& line, std::size_t from, std::size_t to) {
    Line part;
    for (std::size_t i = from; i < to; ++i) {
        add_char(part, line.chars[i]);
    }
    part.size = line.size;
    part.baseline = line.baseline;
    part.program_text = line.program_text;
    return part;
}

}  // namespace

void cut_bridges(std::vector<Piece>& pieces, const Gutter& gutter) {
    for (std::size_t i = 0, all = pieces.size(); i < all; ++i) {
        const Piece& piece = pieces[i];
        if (piece.rule || piece.across || !piece.item.is_line() || piece.box.x0 >= gutter.x0 || piece.box.x1 <= gutter.x1) {
            continue;
        }
        const Line line = piece.item.line;
        if (const std::size_t cut = find_cut(line, gutter); cut > 0) {
            Piece right = piece;
            right.item.line = part_of(line, cut, line.chars.size());
            right.item.line.trailing_space = line.trailing_space;
            right.box = right.item.line.box;
            pieces[i].item.line = part_of(line, 0, cut);
            pieces[i].box = pieces[i].item.line.box;
            pieces[i].box.x1 = std::min(pieces[i].box.x1, gutter.x0);   // it is too long, and crosses nothing
            pieces.push_back(std::move(right));
        }
    }
}

}  // namespace bianmu::layout
