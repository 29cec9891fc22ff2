#include "layout/aligned_text.h"

#include <algorithm>
#include <cmath>

namespace bianmu::layout {

namespace {

constexpr std::size_t kTitleColumns = 3;   // under a text in their middle
constexpr double kMiddle = 0.05;           // of the width, beside the middle of the area
constexpr double kSamePlace = 1;           // points
constexpr double kApart = 0.1;            // em from the row above
constexpr double kLongStroke = 0.9;    // of the width, to part rows in all columns

bool has_several(const TextRow& row) { return row.pieces.size() > 1; }

}  // namespace

bool AreaFrame::is_long(const Stroke& stroke) const { return stroke.horizontal && stroke.length() >= kLongStroke * box.width(); }

std::size_t AreaFrame::long_strokes() const {
    return static_cast<std::size_t>(std::count_if(strokes.begin(), strokes.end(), [this](const Stroke& stroke) { return is_long(stroke); }));
}

const Stroke* AreaFrame::stroke_between(double y0, double y1, bool any_length) const {
    for (const Stroke& stroke : strokes) {
        if (stroke.horizontal && stroke.at > y0 && stroke.at < y1 && (any_length || is_long(stroke))) {
            return &stroke;
        }
    }
    return nullptr;
}

std::vector<double> AlignedText::sides() const {
    std::vector<double> sides{area.box.x0};
    sides.insert(sides.end(), bounds.begin(), bounds.end());
    sides.push_back(area.box.x1);
    return sides;
}

std::pair<std::size_t, std::size_t> AlignedText::span(const RowPiece& piece) const {
    const auto column = [this](double x) { return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), x) - bounds.begin()); };
    return {column(piece.x0 + 0.1), column(piece.x1 - 0.1)};
}

bool AlignedText::is_title(std::size_t row) const {
    const std::vector<RowPiece>& pieces = rows[row].pieces;
    const bool apart = row > 0 && rows[row].top > rows[row - 1].bottom + kApart * rows[row].size;
    if (!apart || pieces.size() != 1 || pieces[0].number || std::none_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(row), has_several)) {
        return false;
    }
    const bool middle = std::abs(pieces[0].center() - area.box.center_x()) < std::max(pieces[0].size, kMiddle * area.box.width());
    if (columns() < kTitleColumns || !middle) {
        return begins_over(row);
    }
    const auto [from, to] = span(pieces[0]);
    std::size_t numbers = 0, texts = 0;   // of its column
    for (const TextRow& other : rows) {
        for (const RowPiece& piece : other.pieces) {
            if (other.pieces.size() > 1 && span(piece).first == from) {
                ++(piece.number ? numbers : texts);
            }
        }
    }
    return from < to || (from > 0 && numbers > texts);
}

std::vector<double> AlignedText::title_lefts() const {
    std::vector<double> lefts;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        if (begins_over(row) && is_title(row)) {
            lefts.push_back(rows[row].pieces[0].x0);
        }
    }
    return lefts;
}

bool AlignedText::is_like_title(std::size_t row, const std::vector<double>& lefts) const {
    const std::vector<RowPiece>& pieces = rows[row].pieces;
    return row > 0 && pieces.size() == 1 && !pieces[0].number && span(pieces[0]).second == 0 &&
           std::any_of(lefts.begin(), lefts.end(), [&pieces](double left) { return std::abs(left - pieces[0].x0) < kSamePlace; });
}

bool AlignedText::begins_over(std::size_t row) const {
    const std::vector<RowPiece>& pieces = rows[row].pieces;
    return pieces.size() == 1 && !pieces[0].number && span(pieces[0]).first == 0 && span(pieces[0]).second > 0 &&
           std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(row) + 1, rows.end(), has_several);
}

Filling AlignedText::filling(const TextRow& row) const {
    Filling result{std::vector<bool>(columns()), std::vector<bool>(columns()), 0, false};
    for (const RowPiece& piece : row.pieces) {
        const auto [from, to] = span(piece);
        result.spans = result.spans || to > from;
        for (std::size_t c = from; c <= to; ++c) {
            result.filled += result.text[c] ? 0 : 1;
            result.text[c] = true;
            result.number[c] = result.number[c] || piece.number;
        }
    }
    return result;
}

}  // namespace bianmu::layout
