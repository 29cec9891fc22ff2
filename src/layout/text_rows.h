#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "layout/line.h"

namespace bianmu::layout {

/// Characters of one row without a gap that may part columns.
struct RowPiece {
    double x0 = 0, x1 = 0;
    double top = 0, bottom = 0;
    double size = 0;
    double value = 0;      ///< its digits as one number
    double word = 0;       ///< width of its first word
    bool number = false;   ///< digits, but for a unit
    bool mark = false;     ///< neither letters nor digits
    bool clause = false;   ///< it ends as a clause does
    bool colon = false;    ///< it ends in a colon
    bool leader = false;   ///< a leader is in it
    std::uint32_t style = 0;   ///< of its first character
    std::vector<std::pair<double, double>> spaces;   ///< white between its words

    /// Whether it is a leader and nothing else: marks over more than three em. Shorter ones are signs.
    [[nodiscard]] bool is_leader() const { return mark && width() > 3 * size; }
    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double center() const { return (x0 + x1) / 2; }
    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

/// What stands side by side at one height.
struct TextRow {
    std::vector<RowPiece> pieces;   ///< by x
    double top = 0, bottom = 0;
    double size = 0;                ///< of its largest piece

    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
    [[nodiscard]] double width() const { return pieces.back().x1 - pieces.front().x0; }

    /// Whether some gap is wider than a space of one em.
    [[nodiscard]] bool parted() const;
};

/// Parts the piece `at` of a row in two at one of its spaces.
void part_piece(TextRow& row, std::size_t at, std::size_t space);

/// The rows of some stretches, top to bottom. Pieces that overlap in height, as beside a label of two lines, are one row.
[[nodiscard]] std::vector<TextRow> find_rows(const std::vector<const Line*>& stretches);

}  // namespace bianmu::layout
