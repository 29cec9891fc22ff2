#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "layout/strokes.h"
#include "layout/text_rows.h"
#include "model/geometry.h"

namespace bianmu::layout {

/// What parts the rows of an area, apart from the alignment of its text.
struct AreaFrame {
    model::Box box;
    std::vector<Stroke> strokes;   ///< inside the box or on its sides
    bool headed = false;           ///< its first row has a look that no other has

    /// Whether a stroke runs across nearly all of the area.
    [[nodiscard]] bool is_long(const Stroke& stroke) const;

    /// How many do.
    [[nodiscard]] std::size_t long_strokes() const;

    /// A stroke across between two heights, long unless `any_length`; null where there is none.
    [[nodiscard]] const Stroke* stroke_between(double y0, double y1, bool any_length) const;
};

/// Which columns a row fills, and where with numbers.
struct Filling {
    std::vector<bool> text, number;
    std::size_t filled = 0;
    bool spans = false;   ///< some piece reaches over several columns
};

/// The text rows of an area and the columns that they stand in.
struct AlignedText {
    const AreaFrame& area;
    std::vector<TextRow> rows;
    std::vector<double> bounds;   ///< between columns

    [[nodiscard]] std::size_t columns() const { return bounds.size() + 1; }
    /// The sides of the columns, from left to right.
    [[nodiscard]] std::vector<double> sides() const;
    [[nodiscard]] double left(std::size_t column) const { return column == 0 ? area.box.x0 : bounds[column - 1]; }
    [[nodiscard]] double right(std::size_t column) const { return column == bounds.size() ? area.box.x1 : bounds[column]; }

    /// Columns from and to which a piece reaches.
    [[nodiscard]] std::pair<std::size_t, std::size_t> span(const RowPiece& piece) const;

    [[nodiscard]] Filling filling(const TextRow& row) const;

    /// Whether a row under others is one text that is no cell of a column: in the middle of the area, over several or among numbers, or
    /// from the first column over others.
    [[nodiscard]] bool is_title(std::size_t row) const;

    /// Where the titles begin that stand over other columns from the first on.
    [[nodiscard]] std::vector<double> title_lefts() const;

    /// Whether a row is one text in the first column that begins at one of some places: a name as those are that begin there.
    [[nodiscard]] bool is_like_title(std::size_t row, const std::vector<double>& lefts) const;

private:
    [[nodiscard]] bool begins_over(std::size_t row) const;
};

}  // namespace bianmu::layout
