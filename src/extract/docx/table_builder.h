#pragma once

#include <cstdint>
#include <vector>

#include "extract/docx/properties.h"
#include "model/flow.h"

namespace bianmu::extract::docx {

enum class Merge : std::uint8_t { none, restart, follow };

/// What a `w:tcPr` says of a cell's place.
struct CellPlace {
    int grid_span = 1;
    Merge vertical = Merge::none;
    Merge horizontal = Merge::none;
    bool deleted = false;
    std::int32_t revision = -1;   ///< index into Flow::revisions
};

/// Puts a table together row by row, cell by cell.
class TableBuilder {
public:
    std::int32_t style = -1;
    bool first_row_styled = false;   ///< `w:tblLook` asks for the style's header row
    Toggle borders = Toggle::unset;  ///< the table's own, or a cell's
    bool row_header = false, row_deleted = false, row_hidden = false;
    std::int32_t row_revision = -1;
    CellPlace cell;
    int first_paragraph = -1;

    void begin_row();
    /// The columns that the row leaves free before its first cell.
    void skip_columns(int count) { column_ = count; }
    void end_row();
    void begin_cell() { cell = CellPlace(); }
    /// Places the cell whose properties stand in `cell`.
    void end_cell(std::vector<model::Block> blocks);

    /// Whether all rows above the open one are header rows.
    [[nodiscard]] bool follows_headers() const { return header_rows_ == rows_; }
    [[nodiscard]] bool in_first_row() const { return rows_ == 0; }
    [[nodiscard]] bool empty() const { return table_.cells.empty(); }

    /// The table, without header and border marks for what is not known.
    [[nodiscard]] model::Table finish(bool style_is_ruled);

private:
    model::Table table_;
    std::vector<std::int64_t> open_;  ///< by column: the cell that a vertical merge may go on, or -1
    int rows_ = 0, column_ = 0;
    int header_rows_ = 0;   ///< at the top, one below the other
    std::size_t row_first_cell_ = 0;
};

}  // namespace bianmu::extract::docx
