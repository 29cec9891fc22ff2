#include "layout/row_blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr double kTight = 0.2;          // em of white more than between the lines of a cell, to be inside it
constexpr double kLineWhite = 0.2;      // share of the white between lines of one column that is less than that inside cells
constexpr double kLoose = 0.6;          // em of white: running text in columns is set closer
constexpr std::size_t kMinBlocks = 3;
constexpr double kShared = 0.75;        // of the blocks of either side, that stand beside one block
constexpr double kPaired = 0.9;         // the same of one side, where some rows of the other are names over all columns
constexpr double kUnnamed = 0.6;        // of the blocks of that other side
constexpr double kCellGap = 0.8;        // em between cells
constexpr double kNarrow = 7;           // em: narrower is no column of text
constexpr double kWithCells = 0.6;      // of the blocks of the side that has several cells

/// Pieces of one side without white under them.
struct Block {
    double top = 0, bottom = 0;
    std::vector<std::pair<double, double>> pieces;   ///< from, to

    /// Whether it holds cells side by side, a narrow one among them.
    [[nodiscard]] bool has_cells(double em) {
        std::sort(pieces.begin(), pieces.end());
        std::size_t cells = 0;
        bool narrow = false;
        double from = 0, to = -1e9;
        for (const auto& [x0, x1] : pieces) {
            if (x0 - to > kCellGap * em) {
                narrow = narrow || (cells > 0 && to - from < kNarrow * em);
                ++cells;
                from = x0;
            }
            to = std::max(to, x1);
        }
        return cells > 1 && (narrow || to - from < kNarrow * em);
    }
};

std::vector<Block> blocks_of(const std::vector<const Piece*>& side, double white) {
    std::vector<Block> blocks;
    for (const Piece* piece : side) {
        if (blocks.empty() || piece->box.y0 - blocks.back().bottom > white) {
            blocks.push_back({piece->box.y0, piece->box.y1, {}});
        }
        blocks.back().bottom = std::max(blocks.back().bottom, piece->box.y1);
        blocks.back().pieces.emplace_back(piece->box.x0, piece->box.x1);
    }
    return blocks;
}

/// White between the lines of a side, those that stand beside each other apart.
void add_white(const std::vector<const Piece*>& side, std::vector<double>& white) {
    for (std::size_t i = 1; i < side.size(); ++i) {
        const double gap = side[i]->box.y0 - side[i - 1]->box.y1;
        const bool under = side[i]->box.x0 < side[i - 1]->box.x1 && side[i - 1]->box.x0 < side[i]->box.x1;
        if (gap > 0 && under) {
            white.push_back(gap);
        }
    }
}

/// Whether blocks of lines with no more than `tight` white inside them stand beside each other in pairs, one side holding cells.
bool pair_up(const std::vector<const Piece*>& left, const std::vector<const Piece*>& right, double tight, double em) {
    std::vector<Block> l = blocks_of(left, tight);
    std::vector<Block> r = blocks_of(right, tight);
    if (l.size() < kMinBlocks || r.size() < kMinBlocks) {
        return false;
    }
    std::size_t pairs = 0;
    for (std::size_t i = 0, k = 0; i < l.size() && k < r.size();) {
        if (l[i].bottom < r[k].top) {
            ++i;
        } else if (r[k].bottom < l[i].top) {
            ++k;
        } else {
            const bool alone = (i + 1 == l.size() || l[i + 1].top > r[k].bottom) && (k + 1 == r.size() || r[k + 1].top > l[i].bottom);
            pairs += alone ? 1 : 0;
            ++(l[i].bottom < r[k].bottom ? i : k);
        }
    }
    const auto with_cells = [em](std::vector<Block>& side) {
        const auto count = std::count_if(side.begin(), side.end(), [em](Block& block) { return block.has_cells(em); });
        return static_cast<double>(count) >= kWithCells * static_cast<double>(side.size());
    };
    const auto share_of = [pairs](std::size_t blocks) { return static_cast<double>(pairs) / static_cast<double>(blocks); };
    const std::size_t more = std::max(l.size(), r.size()), fewer = std::min(l.size(), r.size());
    const bool names = pairs > kMinBlocks && share_of(fewer) >= kPaired && share_of(more) >= kUnnamed;
    return (share_of(more) >= kShared || names) && (with_cells(l) || with_cells(r));
}

}  // namespace

bool share_rows(const std::vector<const Piece*>& left, const std::vector<const Piece*>& right, double em) {
    std::vector<double> white;
    add_white(left, white);
    add_white(right, white);
    if (white.empty()) {
        return false;
    }
    const auto usual = white.begin() + static_cast<std::ptrdiff_t>(kLineWhite * static_cast<double>(white.size() - 1));
    std::nth_element(white.begin(), usual, white.end());
    const double least = *std::min_element(white.begin(), std::next(usual));   // where few cells have several lines
    return pair_up(left, right, *usual + kTight * em, em) || pair_up(left, right, least + kTight * em, em) ||
           (*usual > kLoose * em && pair_up(left, right, -kTight * em, em));   // where each line is a row
}

}  // namespace bianmu::layout
