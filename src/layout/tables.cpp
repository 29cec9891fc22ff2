#include "layout/tables.h"

#include <algorithm>
#include <utility>

#include "layout/lines.h"
#include "layout/table_heads.h"

namespace bianmu::layout {

model::Table TableMaker::build(const Grid& grid, int page) const {
    model::Table table;
    table.rows = grid.rows;
    table.columns = grid.columns;
    table.ruled = grid.ruled;
    model::Location location;
    location.page = page;
    location.box = grid.box;
    table.locations.push_back(location);
    std::uint64_t hyphens = 0;
    for (const GridCell& source : grid.cells) {
        model::Cell cell;
        cell.row = source.row;
        cell.column = source.column;
        cell.row_span = source.row_span;
        cell.column_span = source.column_span;
        cell.header = source.header;
        cell.blocks = build_cell({{source, page}}, hyphens);
        table.cells.push_back(std::move(cell));
    }
    discarded.add("hyphen", hyphens);
    mark_bold_head(table);
    return table;
}

std::vector<model::Block> TableMaker::build_cell(const std::vector<CellPart>& parts, std::uint64_t& hyphens) const {
    ParagraphBuilder builder(measures);
    for (const CellPart& part : parts) {
        const model::Box& box = part.cell.box;
        std::vector<Line> lines = join_stretches(part.cell.stretches);
        double left = box.x1;
        for (const Line& line : lines) {
            left = std::min(left, line.box.x0);
        }
        const double padding = std::clamp(left - box.x0, 0.0, 6.0);
        for (Line& line : lines) {
            FlowLine flow;
            flow.text = spell(line, palette);
            flow.line = std::move(line);
            flow.edges = {left, box.x1 - padding};
            flow.page = part.page;
            flow.region = static_cast<std::size_t>(&part - parts.data());
            flow.cell = true;
            builder.add(std::move(flow));
        }
    }
    std::vector<model::Block> blocks = builder.take();
    hyphens += builder.hyphens();
    return blocks;
}

}  // namespace bianmu::layout
