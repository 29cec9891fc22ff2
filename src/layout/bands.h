#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "layout/line.h"
#include "model/geometry.h"

namespace bianmu::layout {

/// What stands between two strokes across that may bound rows of a table.
struct TableBand {
    bool cells = false;       ///< it may be rows of a table
    bool centred = false;     ///< it holds nothing but text in its middle
    bool from_side = false;   ///< some row begins near its left side
    double width = 0, height = 0;
    std::size_t rows = 0;     ///< of text
    std::size_t parted = 0;   ///< of several pieces
    std::size_t pieces = 0;   ///< side by side, in the row with most
    std::size_t numbers = 0;  ///< of these, in the row with most of them
    double tail = 0;          ///< height over a second row of one piece in the middle; 0 where there is none
    std::vector<std::vector<std::pair<double, double>>> extents;   ///< from and to of the pieces, row by row
};

/// Measures the text between two strokes. A wide line alone that begins at the side is running text; one alone in the middle of a band
/// without rows of several pieces is a caption.
[[nodiscard]] TableBand measure_band(const model::Box& box, const std::vector<const Line*>& text);

/// Whether a band of a single text, no higher than others and not as wide as they are, names the rows under it: rows of several pieces
/// stand over and under it.
[[nodiscard]] bool is_name(const std::vector<TableBand>& bands, std::size_t at);

/// Whether a single text parts two tables of as many rows as bands: those under it have other columns than those over it. It has
/// a band of its own, or stands under a last row without shade.
[[nodiscard]] bool is_caption(const std::vector<TableBand>& bands, std::size_t first, std::size_t at);

/// Whether a band of a single text is a row that only one column fills: it keeps within the texts of one column of the bands from
/// `first` on and of the one under it.
[[nodiscard]] bool hangs_in_column(const std::vector<TableBand>& bands, std::size_t first, std::size_t at);

}  // namespace bianmu::layout
