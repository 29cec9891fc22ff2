#include "extract/docx/table_builder.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bianmu::extract::docx {

namespace {

constexpr int kMaxColumns = 4096;  // Word itself stops at 63

}  // namespace

void TableBuilder::begin_row() {
    row_header = false;
    row_deleted = row_hidden = false;
    row_revision = -1;
    column_ = 0;
    row_first_cell_ = table_.cells.size();
}

void TableBuilder::end_cell(std::vector<model::Block> blocks) {
    const int span = std::clamp(cell.grid_span, 1, kMaxColumns);
    const int column = std::min(column_, kMaxColumns);
    if (cell.horizontal == Merge::follow && table_.cells.size() > row_first_cell_) {
        model::Cell& before = table_.cells.back();
        before.column_span += span;
        std::move(blocks.begin(), blocks.end(), std::back_inserter(before.blocks));
        column_ = column + span;
        table_.columns = std::max(table_.columns, column_);
        return;
    }
    const auto first = static_cast<std::size_t>(column);
    const auto last = first + static_cast<std::size_t>(span);
    if (open_.size() < last) {
        open_.resize(last, -1);
    }
    column_ = column + span;
    table_.columns = std::max(table_.columns, column_);
    if (cell.vertical == Merge::follow && open_[first] >= 0) {
        model::Cell& above = table_.cells[static_cast<std::size_t>(open_[first])];
        if (above.column == column && above.column_span == span && above.row + above.row_span == rows_) {
            ++above.row_span;
            std::move(blocks.begin(), blocks.end(), std::back_inserter(above.blocks));
            return;
        }
    }
    std::fill(open_.begin() + column, open_.begin() + column + span, -1);
    if (cell.vertical != Merge::none) {
        open_[first] = static_cast<std::int64_t>(table_.cells.size());
    }
    table_.cells.push_back({rows_, column, 1, span, row_header, std::move(blocks),
                            cell.revision >= 0 ? cell.revision : row_revision});
}

void TableBuilder::end_row() {
    if (column_ > 0) {
        header_rows_ += row_header ? 1 : 0;
        ++rows_;
    }
}

model::Table TableBuilder::finish(bool style_is_ruled) {
    table_.rows = rows_;
    table_.ruled = borders == Toggle::unset ? style_is_ruled : borders == Toggle::on;
    return std::move(table_);
}

}  // namespace bianmu::extract::docx
