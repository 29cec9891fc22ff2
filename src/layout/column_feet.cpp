#include "layout/column_feet.h"

#include <algorithm>

#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kMostLines = 10;   // under columns
constexpr std::size_t kLeastText = 6;    // pieces over them
constexpr double kWhite = 1.2;           // heights of a line over them
constexpr double kTogether = 2.1;        // heights of a line between the ends of the columns
constexpr double kShort = 2;             // em before the gutter: no full line
constexpr std::size_t kNeighbours = 4;   // pieces on one row
constexpr double kShortLine = 0.75;      // of a column's width
constexpr double kRaggedLine = 0.95;     // the same for the longest of several on the left
constexpr std::size_t kSeveral = 2;
constexpr double kSmall = 0.95;          // of the text's size, for feet in both columns

/// Whether a text may end with the piece, be it in a bracket or between quotation marks.
bool may_end(const Piece& piece) {
    return piece.item.line.chars.empty() || one_of(U"。．.！？!?；;：:…”’\"）)」』", piece.item.line.chars.back().code);
}

/// One column over some height.
struct Column {
    const Piece* first = nullptr;
    const Piece* last = nullptr;   ///< the lowest

    void add(const Piece& piece) {
        first = first == nullptr ? &piece : first;
        last = last == nullptr || piece.box.y1 >= last->box.y1 ? &piece : last;
    }
};

/// Whether one side of the gutter has columns of its own.
bool is_divided(const std::vector<Piece>& pieces, const Gutter& gutter) {
    std::size_t beside = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        for (std::size_t k = i; k-- > 0 && i - k <= kNeighbours;) {
            const bool one_side = (pieces[i].box.center_x() > gutter.middle()) == (pieces[k].box.center_x() > gutter.middle());
            if (one_side && on_row(pieces[i].box, pieces[k].box)) {
                ++beside;
                break;
            }
        }
    }
    return beside * 4 > pieces.size();
}

}  // namespace

std::size_t find_feet(const std::vector<Piece>& pieces, const Gutter& gutter) {
    const auto right_of = [&gutter](const Piece& piece) { return piece.box.center_x() > gutter.middle(); };
    const std::size_t none = pieces.size();
    const model::Box area = bounds(pieces);
    if (is_divided(pieces, gutter)) {
        return none;
    }
    for (std::size_t at = none - 1; at >= kLeastText && none - at <= kMostLines; --at) {
        if (pieces[at].rule || !pieces[at].item.is_line()) {
            return none;
        }
        Column left, right;
        bool feet_left = false, feet_right = false, is_short = true, is_ragged = true;
        float size = 0;   // of the largest foot
        for (std::size_t i = 0; i < none; ++i) {
            if (i < at) {
                (right_of(pieces[i]) ? right : left).add(pieces[i]);
                continue;
            }
            (right_of(pieces[i]) ? feet_right : feet_left) = true;
            const double width = right_of(pieces[i]) ? area.x1 - gutter.x1 : gutter.x0 - area.x0;
            is_short = is_short && pieces[i].box.width() < kShortLine * width;
            is_ragged = is_ragged && pieces[i].box.width() < kRaggedLine * width;
            size = std::max(size, pieces[i].item.line.size);
        }
        if (left.last == nullptr || right.last == nullptr || !feet_left) {
            continue;
        }
        const double height = pieces[at].box.height();
        const double end = std::max(left.last->box.y1, right.last->box.y1);
        const bool together = std::abs(left.last->box.y1 - right.last->box.y1) < kTogether * height;
        if (!together || pieces[at].box.y0 < end - height / 2) {
            continue;
        }
        const double em = std::max(1.0F, left.last->item.line.size);
        const bool is_other = !feet_right || size < kSmall * em;   // than the columns
        const bool apart = pieces[at].box.y0 - end > kWhite * height && (is_short || (is_ragged && is_other && none - at >= kSeveral));
        const Piece& foot = pieces[none - 1];
        const bool turns = none - at > 1 && !feet_right && left.last->item.is_line() && !may_end(*left.last) && left.last->box.x1 > gutter.x0 - kShort * em &&
                           right.first->box.x0 < gutter.x1 + em / 2 && foot.box.x1 < gutter.x0 - kShort * em && is_short;   // two short lines end no paragraph
        if (apart || turns) {
            return at;
        }
    }
    return none;
}

}  // namespace bianmu::layout
