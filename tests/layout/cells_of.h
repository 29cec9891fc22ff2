#pragma once

#include <string>
#include <vector>

#include "layout/flow_of.h"

namespace bianmu::layout {

/// The texts of a table's cells, row by row; a cell that spans is shown as `text<rows,columns>`.
inline std::vector<std::string> cells(const model::Table& table) {
    std::vector<std::string> rows(static_cast<std::size_t>(table.rows));
    for (const model::Cell& cell : table.cells) {
        std::string& row = rows[static_cast<std::size_t>(cell.row)];
        row += row.empty() ? "" : "|";
        for (const model::Block& block : cell.blocks) {
            row += std::get<model::Paragraph>(block.value).text;
        }
        if (cell.row_span > 1 || cell.column_span > 1) {
            row += "<" + std::to_string(cell.row_span) + "," + std::to_string(cell.column_span) + ">";
        }
    }
    return rows;
}

/// A thin rule across.
inline void line(PageMaker& maker, double x0, double x1, double y) { maker.rule(x0, y - 0.25, x1, y + 0.25); }

/// Texts side by side on one baseline; empty ones are left out.
inline void row(PageMaker& maker, const std::vector<double>& xs, double y, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i].empty()) {
            maker.text(xs[i], y, 10, texts[i]);
        }
    }
}

}  // namespace bianmu::layout
