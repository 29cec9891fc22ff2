#include "layout/bands.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "layout/median.h"
#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kWideLine = 0.6;         // of the width: a line alone in its row, this wide, is no cell
constexpr double kCellIndent = 3;         // em from the side: a line that starts farther in is a cell, however wide
constexpr double kRowHeight = 1.25;       // of the usual height of a row, that the name of some rows has at most
constexpr double kNameWidth = 0.9;        // of the width, for the same
constexpr std::size_t kCells = 3;         // that stand close, and are no words
constexpr double kSameSide = 2;           // points that a text may stand out from the others of its column

/// The texts of a row, those that overlap as one.
std::vector<std::pair<double, double>> extents_of(const TextRow& row) {
    std::vector<std::pair<double, double>> extents;
    for (const RowPiece& piece : row.pieces) {
        if (extents.empty() || piece.x0 > extents.back().second) {
            extents.emplace_back(piece.x0, piece.x1);
        } else {
            extents.back().second = std::max(extents.back().second, piece.x1);
        }
    }
    return extents;
}

/// Whether a row of cells that stand close has them where another row has its own.
bool is_in_line(const TextRow& row, const std::vector<TextRow>& rows) {
    return row.pieces.size() >= kCells && std::any_of(rows.begin(), rows.end(), [&row](const TextRow& other) {
        return other.parted() && other.pieces.size() == row.pieces.size() &&
               std::equal(row.pieces.begin(), row.pieces.end(), other.pieces.begin(), [](const RowPiece& a, const RowPiece& b) {
                   return std::min({std::abs(a.x0 - b.x0), std::abs(a.x1 - b.x1), std::abs(a.center() - b.center())}) < kSameSide;
               });
    });
}

}  // namespace

TableBand measure_band(const model::Box& box, const std::vector<const Line*>& text) {
    TableBand band;
    band.width = box.width();
    band.height = box.height();
    std::size_t wide = 0, inner = 0, centred = 0, beside = 0;
    double end = 0;   // of the row before
    const std::vector<TextRow> rows = find_rows(text);
    for (const TextRow& row : rows) {
        ++band.rows;
        const bool middle = std::abs((row.pieces.front().x0 + row.pieces.back().x1) / 2 - box.center_x()) < row.size;
        band.tail = band.rows == 2 && band.parted == 1 && !row.parted() && middle ? (end + row.top) / 2 : 0;
        end = row.bottom;
        band.extents.push_back(extents_of(row));
        band.pieces = std::max(band.pieces, band.extents.back().size());
        band.numbers = std::max(band.numbers, static_cast<std::size_t>(std::count_if(row.pieces.begin(), row.pieces.end(), [](const RowPiece& piece) { return piece.number; })));
        band.parted += row.parted() ? 1U : 0U;
        centred += middle ? 1U : 0U;
        const bool from_side = row.pieces.front().x0 < box.x0 + kCellIndent * row.size;
        beside += from_side ? 1U : 0U;
        if (!row.parted() && row.width() > kWideLine * box.width() && !is_in_line(row, rows)) {
            ++(from_side ? wide : inner);
        }
    }
    band.centred = centred == band.rows && band.parted == 0;
    band.from_side = beside > 0;
    wide += band.centred ? inner : 0;   // a caption, not a cell
    band.cells = wide * 4 <= band.parted;
    return band;
}

bool is_name(const std::vector<TableBand>& bands, std::size_t at) {
    const TableBand& band = bands[at];
    if (band.rows != 1 || band.pieces != 1 || at == 0 || at + 1 == bands.size() || bands[at - 1].parted == 0 || bands[at + 1].parted == 0) {
        return false;
    }
    std::vector<double> heights;
    for (const TableBand& other : bands) {
        if (other.parted > 0) {
            heights.push_back(other.height);
        }
    }
    const auto& [from, to] = band.extents.front().front();
    return band.height < kRowHeight * median(std::move(heights)) && to - from < kNameWidth * band.width;
}

bool is_caption(const std::vector<TableBand>& bands, std::size_t first, std::size_t at) {
    if ((bands[at].parted > 0 && bands[at].tail == 0) || hangs_in_column(bands, first, at)) {
        return false;
    }
    const auto usual = [&bands](std::size_t from, std::size_t to) {   // pieces in most rows, without those alone
        std::map<std::size_t, std::size_t> counts;
        for (std::size_t i = from; i < to && (bands[i].parted > 0 || i == from); ++i) {
            counts[bands[i].pieces] += bands[i].parted > 0 ? 1 : 0;
        }
        std::size_t best = 0;
        for (const auto& [pieces, count] : counts) {
            best = count > 0 && (best == 0 || count >= counts[best]) ? pieces : best;
        }
        return best;
    };
    const std::size_t over = usual(first, at), under = usual(at + 1, bands.size());
    return over > 0 && under > 0 && over != under;
}

bool hangs_in_column(const std::vector<TableBand>& bands, std::size_t first, std::size_t at) {
    const TableBand& band = bands[at];
    if (at == first || band.rows == 0 || band.parted > 0 || band.centred || band.from_side) {
        return false;
    }
    double x0 = band.extents.front().front().first, x1 = band.extents.front().back().second;
    for (const auto& row : band.extents) {
        x0 = std::min(x0, row.front().first);
        x1 = std::max(x1, row.back().second);
    }
    double left = x1, right = x0;   // of the column's texts
    for (std::size_t i = first; i < std::min(at + 2, bands.size()); ++i) {
        for (const auto& row : bands[i].extents) {
            std::size_t meeting = 0;
            for (const auto& [from, to] : row) {
                if (i != at && row.size() > 1 && from < x1 && to > x0) {
                    ++meeting;
                    left = std::min(left, from);
                    right = std::max(right, to);
                }
            }
            if (meeting > 1) {
                return false;
            }
        }
    }
    return x0 > left - kSameSide && x1 < right + kSameSide;
}

}  // namespace bianmu::layout
