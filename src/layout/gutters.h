#pragma once

#include <cstddef>
#include <vector>

#include "layout/columns.h"

namespace bianmu::layout {

/// What the division into columns moves about: a stretch, a table, a picture, or a rule that only divides.
struct Piece {
    model::Box box;
    Item item;
    bool rule = false;
    bool across = false;   ///< it stands across the columns, though it may be narrower
};

/// Consecutive pieces by top, [first, last): divided by a gutter, or what crosses it.
struct Band {
    std::size_t first = 0, last = 0;
    bool divided = false;
};

/// The least box around pieces, of which there is one at least.
[[nodiscard]] model::Box bounds(const std::vector<Piece>& pieces);

/// Whether two boxes stand side by side, on one row.
[[nodiscard]] bool on_row(const model::Box& a, const model::Box& b);

/// Adds the long horizontal rules as pieces.
void add_dividers(std::vector<Piece>& pieces, const std::vector<model::Rule>& rules);

/// The strip of white that the fewest pieces cross, among those with running text on both sides; not found where there is none.
///
/// Looks at the places where most lines begin only, so that the time is in proportion to the pieces.
[[nodiscard]] Gutter find_gutter(const std::vector<Piece>& pieces);

/// Whether the few lines of an area stand in the columns of `known`.
[[nodiscard]] bool goes_on(const std::vector<Piece>& pieces, const Gutter& known);

/// Divides the pieces, sorted by top, into bands: a gutter ends where a piece crosses it.
[[nodiscard]] std::vector<Band> find_bands(const std::vector<Piece>& pieces, const Gutter& gutter);

/// Whether a band's few lines are rows of two texts, as in the head of a page, not columns: all stand in rows, and those on the right are short. A row
/// alone is one if its right text is set right.
[[nodiscard]] bool are_rows(const std::vector<Piece>& pieces, std::size_t first, std::size_t last, const Gutter& gutter, const model::Box& area);

/// Cuts what stands beside a gutter, sorted by top, into parts that are read one after the other, where white goes across both
/// columns: under short lines over the columns' text (the names of authors), and between boxes that are numbered row by row.
[[nodiscard]] std::vector<std::vector<Piece>> cut_across(std::vector<Piece> pieces, const Gutter& gutter);

}  // namespace bianmu::layout
