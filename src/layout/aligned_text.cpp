#include "layout/aligned_text.h"

#include <algorithm>

namespace bianmu::layout {

namespace {

constexpr double kLongStroke = 0.9;    // of the width, to part rows in all columns

}  // namespace

bool AreaFrame::is_long(const Stroke& stroke) const { return stroke.horizontal && stroke.length() >= kLongStroke * box.width(); }

const Stroke* AreaFrame::stroke_between(double y0, double y1, bool any_length) const {
    for (const Stroke& stroke : strokes) {
        if (stroke.horizontal && stroke.at > y0 && stroke.at < y1 && (any_length || is_long(stroke))) {
            return &stroke;
        }
    }
    return nullptr;
}

std::pair<std::size_t, std::size_t> AlignedText::span(const RowPiece& piece) const {
    const auto column = [this](double x) { return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), x) - bounds.begin()); };
    return {column(piece.x0 + 0.1), column(piece.x1 - 0.1)};
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
