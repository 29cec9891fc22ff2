#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "layout/tables.h"

namespace bianmu::layout {

/// Joins the pieces of tables that go on over columns and pages.
///
/// First rows of a piece that repeat the table's head belong to the page: they go to the furniture, with a line over them that says
/// that the table goes on. A row that a page breaks is one row.
class TableJoiner {
public:
    /// @param furniture  must outlive the joiner, as what `maker` refers to.
    TableJoiner(TableMaker maker, std::vector<model::Furniture>& furniture) : maker_(maker), furniture_(furniture) {}

    /// Adds a table's piece: to the table before where it goes on with it, else as a table of its own.
    void add(ParagraphBuilder& builder, Grid grid, int page);

private:
    /// A piece as it was painted.
    struct Piece {
        std::vector<double> xs;        ///< edges of its columns
        bool ruled = true;             ///< its lines are drawn
        std::vector<CellPart> cells;   ///< of its first rows and of its last
        std::vector<double> widths;    ///< of the longest line of each column
        std::vector<std::pair<double, double>> texts;   ///< from where to where the text of each column reaches

        /// Whether the text of each column begins, ends or has its middle at the place where that of the other has.
        [[nodiscard]] bool stands_like(const Piece& other) const;

        [[nodiscard]] const CellPart* part(int row, int column) const;

        /// Whether the first word of `next` would not have fitted behind the last line of `part`.
        [[nodiscard]] bool is_full(const CellPart& part, const CellPart& next) const;
    };

    [[nodiscard]] static Piece keep(const Grid& grid, int page);
    [[nodiscard]] bool goes_on(const model::Table& table, const model::Table& next, const Piece& piece) const;
    [[nodiscard]] bool breaks_row(const model::Table& table, const model::Table& next, int head, const Piece& piece) const;
    void append(model::Table& table, model::Table next, const Piece& piece);
    static void extend_cells(model::Table& table, model::Table& next, int row);
    void join_row(model::Table& table, model::Table& next, int row, const Piece& piece);

    TableMaker maker_;
    std::vector<model::Furniture>& furniture_;
    Piece last_;   ///< of the table added last
};

}  // namespace bianmu::layout
