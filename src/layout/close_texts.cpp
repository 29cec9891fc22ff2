#include "layout/close_texts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr std::size_t kManyStarts = 4;   // texts that begin at one place
constexpr double kFlush = 0.75;        // points between places that are one

/// @param common  places on the left of `x`, one of which the text must begin at.
void split_at(TextRow& row, double x, bool number, const std::vector<double>& common) {
    for (std::size_t i = 0; i < row.pieces.size(); ++i) {
        const RowPiece& piece = row.pieces[i];
        const auto space = std::find_if(piece.spaces.begin(), piece.spaces.end(), [x](const auto& s) { return std::abs(s.second - x) < 2 * kFlush; });
        const bool flush = std::any_of(common.begin(), common.end(), [&piece](double place) { return std::abs(place - piece.x0) < 2 * kFlush; });
        if (flush && space != piece.spaces.end()) {
            part_piece(row, i, static_cast<std::size_t>(space - piece.spaces.begin()));
            row.pieces[i + 1].number = row.pieces[i].number || number;
            return;
        }
    }
}

}  // namespace

void part_close_texts(std::vector<TextRow>& rows) {
    struct Start {
        double x = 0;
        bool number = false;
    };
    std::vector<Start> starts;
    for (const TextRow& row : rows) {
        for (const RowPiece& piece : row.pieces) {
            starts.push_back({piece.x0, piece.number});
        }
    }
    std::sort(starts.begin(), starts.end(), [](const Start& a, const Start& b) { return a.x < b.x; });
    std::vector<double> common;   // places
    for (auto first = starts.begin(), end = first; first != starts.end(); first = end) {
        end = std::find_if(first, starts.end(), [first](const Start& start) { return start.x > first->x + kFlush; });
        const auto count = static_cast<std::size_t>(end - first);
        if (count < kManyStarts || count * 2 < rows.size()) {
            continue;
        }
        const bool number = std::count_if(first, end, [](const Start& start) { return start.number; }) * 2 > end - first;
        for (TextRow& row : rows) {
            split_at(row, first->x, number, common);
        }
        common.push_back(first->x);
    }
}

}  // namespace bianmu::layout
