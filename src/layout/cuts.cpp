#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "layout/gutters.h"

namespace bianmu::layout {

namespace {

constexpr double kWhite = 1.2;         // em between parts, across both columns
constexpr double kInRow = 0.3;         // em between baselines of one row
constexpr double kShort = 0.85;        // of the column's width, for lines over the text
constexpr std::size_t kFewLines = 2;   // over the text, on each side
constexpr std::size_t kMaxTitle = 4;   // pieces over the first row
constexpr std::size_t kMaxHead = 8;    // pieces of the heads of a row
constexpr std::size_t kMaxPlaces = 64;  // of white; more are a list or a table
constexpr double kUneven = 5;          // em by which the right column may end higher, where a heading stands under both
constexpr double kOver = 0.6;          // em of white over such a heading
constexpr std::size_t kFewRows = 3;    // of a head beside a gutter
constexpr double kShortRow = 0.85;     // of the column's width
constexpr double kSetRight = 4;        // em from the gutter, of what is set right in a row alone
constexpr double kPage = 3;            // em: the number of a page
constexpr std::size_t kManyLines = 4;  // of the text, on each side

using Pieces = std::vector<Piece>;

/// The number that a piece begins with; -1 where there is none.
int leading_number(const Piece* piece) {
    int number = -1;
    if (piece != nullptr) {
        for (const Char& c : piece->item.line.chars) {
            if (c.code < U'0' || c.code > U'9' || number > 999) {
                break;
            }
            number = std::max(number, 0) * 10 + static_cast<int>(c.code - U'0');
        }
    }
    return number;
}

bool looks_other(const Line& a, const Line& b) { return !a.chars.empty() && !b.chars.empty() && a.chars.front().style != b.chars.front().style; }

/// One side of a part.
struct Side {
    const Piece* first = nullptr;
    const Piece* text = nullptr;   ///< below it, of another look
    std::size_t lines = 0;
    double widest = 0;

    void add(const Piece& piece) {
        const bool below = first != nullptr && text == nullptr && lines < kMaxHead && !on_row(first->box, piece.box);
        text = below && looks_other(first->item.line, piece.item.line) ? &piece : text;
        first = first == nullptr ? &piece : first;
        ++lines;
        widest = std::max(widest, piece.box.width());
    }
};

/// The side of a gutter that a piece stands on: 0 left, 1 right.
std::size_t side_of(const Piece& piece, const Gutter& gutter) { return piece.box.center_x() < gutter.middle() ? 0 : 1; }

std::array<Side, 2> sides_of(const Pieces& pieces, std::size_t from, std::size_t to, const Gutter& gutter) {
    std::array<Side, 2> sides;
    for (std::size_t i = from; i < to; ++i) {
        if (!pieces[i].rule) {
            sides[side_of(pieces[i], gutter)].add(pieces[i]);
        }
    }
    return sides;
}

/// Whether both sides begin with heads that stand in one row and look alike: two texts of a row.
bool begin_in_row(const std::array<Side, 2>& sides) {
    if (sides[0].text == nullptr || sides[1].text == nullptr) {
        return false;
    }
    const Line &left = sides[0].first->item.line, &right = sides[1].first->item.line;
    return std::abs(left.baseline - right.baseline) < kInRow * left.size && left.chars.front().style == right.chars.front().style;
}

/// Where white goes across both columns: the first pieces under it.
std::vector<std::size_t> white_places(const Pieces& pieces) {
    std::vector<std::size_t> places{0};
    double end = pieces.front().box.y1;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const double em = std::max(pieces[i].item.line.size, pieces[i - 1].item.line.size);
        if (pieces[i].box.y0 - end > kWhite * em) {
            places.push_back(i);
        }
        end = std::max(end, pieces[i].box.y1);
    }
    places.push_back(pieces.size());
    return places;
}

/// Rows of texts with heads, where all that white parts begins in a row; under a title, which stands over the first. What has no text between
/// them is drawn around them.
std::vector<std::size_t> rows_of_texts(const Pieces& pieces, const std::vector<std::size_t>& places, const Gutter& gutter) {
    std::vector<std::size_t> rows;
    for (std::size_t k = 0; k + 1 < places.size(); ++k) {
        std::size_t from = places[k];
        const std::size_t last = rows.empty() ? std::min(places[k + 1], from + kMaxTitle) : from;
        while (from < last && !begin_in_row(sides_of(pieces, from, places[k + 1], gutter))) {
            ++from;
        }
        const auto sides = sides_of(pieces, from, places[k + 1], gutter);
        if (begin_in_row(sides)) {
            rows.push_back(from);
        } else if (!rows.empty() && sides[0].lines + sides[1].lines > 0) {
            return {};
        }
    }
    return rows;
}

/// Whether a heading on the left parts what stands over both columns from what stands under it: the text over it ends in both, nothing
/// stands beside it, and the text under it begins in both at one height.
bool parts_columns(const Pieces& pieces, std::size_t at, const std::array<double, 2>& ends, double left, const Gutter& gutter) {
    const Piece& heading = pieces[at];
    const double em = heading.item.line.size;
    if (heading.rule || !heading.item.is_line() || heading.box.x0 > left + em || heading.box.x1 > gutter.x0 || ends[0] < 0 || ends[1] < 0) {
        return false;
    }
    const bool is_short = heading.box.width() < kShort * (gutter.x0 - left) && heading.box.y0 - ends[0] > kOver * em;
    if (!is_short || ends[1] > ends[0] + kInRow * em || ends[1] < ends[0] - kUneven * em) {
        return false;
    }
    std::size_t below = at + 1;
    while (below < pieces.size() && below < at + kMaxHead && !pieces[below].rule && !looks_other(pieces[below].item.line, heading.item.line) &&
           pieces[below].box.x1 < gutter.x0) {
        ++below;   // lines of the heading
    }
    if (below == pieces.size() || !looks_other(pieces[below].item.line, heading.item.line) || pieces[below].box.y0 < heading.box.y1 - 1) {
        return false;
    }
    std::array<bool, 2> begins{};
    for (std::size_t i = below; i < pieces.size() && std::abs(pieces[i].box.y0 - pieces[below].box.y0) < kInRow * em; ++i) {
        begins[side_of(pieces[i], gutter)] = pieces[i].item.is_line() && !pieces[i].rule;
    }
    return begins[0] && begins[1];
}

/// Where headings part strips of columns.
std::vector<std::size_t> strips_of_columns(const Pieces& pieces, double left, const Gutter& gutter) {
    std::vector<std::size_t> found;
    std::array<double, 2> ends{-1, -1};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (parts_columns(pieces, i, ends, left, gutter)) {
            found.push_back(i);
        }
        if (!pieces[i].rule) {
            double& end = ends[side_of(pieces[i], gutter)];
            end = std::max(end, pieces[i].box.y1);
        }
    }
    return found;
}

}  // namespace

bool are_rows(const std::vector<Piece>& pieces, std::size_t first, std::size_t last, const Gutter& gutter, const model::Box& area) {
    std::array<std::vector<const Piece*>, 2> sides;
    for (std::size_t i = first; i < last; ++i) {
        const Piece& piece = pieces[i];
        if (piece.rule) {
            continue;
        }
        std::vector<const Piece*>& side = sides[side_of(piece, gutter)];
        side.push_back(&piece);
        if (!piece.item.is_line() || side.size() > kFewRows) {
            return false;
        }
    }
    if (sides[0].size() > sides[1].size() && !sides[1].empty()) {
        return std::all_of(sides[1].begin(), sides[1].end(), [&](const Piece* right) {   // the pages of some lines of contents
            const double em = right->item.line.size;
            const bool beside = std::any_of(sides[0].begin(), sides[0].end(), [&](const Piece* left) { return std::abs(left->item.line.baseline - right->item.line.baseline) < kInRow * em; });
            return beside && right->box.width() < kPage * em && right->box.x0 > gutter.x1 + kSetRight * em && leading_number(right) >= 0;
        });
    }
    if (sides[0].empty() || sides[0].size() != sides[1].size()) {
        return false;
    }
    if (sides[0].size() == 1 && sides[1].front()->box.x0 < gutter.x1 + kSetRight * sides[1].front()->item.line.size) {
        return false;   // both may be lines of columns
    }
    for (std::size_t row = 0; row < sides[0].size(); ++row) {
        if (std::abs(sides[0][row]->item.line.baseline - sides[1][row]->item.line.baseline) > kInRow * sides[0][row]->item.line.size) {
            return false;
        }
        if (sides[1][row]->box.width() > kShortRow * (area.x1 - gutter.x1)) {
            return false;
        }
    }
    return true;
}

std::vector<std::vector<Piece>> cut_across(std::vector<Piece> pieces, const Gutter& gutter) {
    std::vector<std::size_t> cuts{0};
    std::vector<std::size_t> places = white_places(pieces);
    if (places.size() > kMaxPlaces) {
        places = {0, pieces.size()};
    }
    const model::Box area = bounds(pieces);
    const std::array<double, 2> widths{gutter.x0 - area.x0, area.x1 - gutter.x1};
    // Rows of boxes: the numbers at their heads go on from the left to the right, and from there to the next row.
    for (std::size_t k = 1; k + 1 < places.size(); ++k) {
        const auto above = sides_of(pieces, cuts.back(), places[k], gutter);
        const auto below = sides_of(pieces, places[k], places[k + 1], gutter);
        const int first = leading_number(above[0].first);
        if (first >= 0 && leading_number(above[1].first) == first + 1 && leading_number(below[0].first) == first + 2) {
            cuts.push_back(places[k]);
        }
    }
    if (cuts.size() == 1) {
        if (std::vector<std::size_t> rows = rows_of_texts(pieces, places, gutter); rows.size() > 1) {
            cuts.insert(cuts.end(), std::find_if(rows.begin(), rows.end(), [](std::size_t row) { return row > 0; }), rows.end());
        }
    }
    if (cuts.size() == 1) {
        const std::vector<std::size_t> strips = strips_of_columns(pieces, area.x0, gutter);
        cuts.insert(cuts.end(), strips.begin(), strips.end());
    }
    // Short lines over the text, in two or more groups.
    for (std::size_t k = places.size() - 2; k > 0 && cuts.size() == 1; --k) {
        const auto above = sides_of(pieces, 0, places[k], gutter);
        const auto below = sides_of(pieces, places[k], pieces.size(), gutter);
        const auto is_short = [&](std::size_t side) { return above[side].lines >= kFewLines && above[side].widest < kShort * widths[side]; };
        const auto is_text = [&](std::size_t side) { return below[side].lines >= kManyLines && below[side].widest > kShort * widths[side]; };
        if (is_short(0) && is_short(1) && is_text(0) && is_text(1)) {
            cuts.push_back(places[k]);
        }
    }
    cuts.push_back(pieces.size());
    std::vector<Pieces> parts;
    for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
        parts.emplace_back(std::make_move_iterator(pieces.begin() + static_cast<std::ptrdiff_t>(cuts[k])),
                           std::make_move_iterator(pieces.begin() + static_cast<std::ptrdiff_t>(cuts[k + 1])));
    }
    return parts;
}

}  // namespace bianmu::layout
