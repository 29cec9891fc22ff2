#include "layout/tables.h"

#include <algorithm>
#include <utility>

#include "layout/lines.h"

namespace bianmu::layout {

model::Table build_table(Grid grid, int page, const Palette& palette, const Measures& measures) {
    model::Table table;
    table.rows = grid.rows;
    table.columns = grid.columns;
    model::Location location;
    location.page = page;
    location.box = grid.box;
    table.locations.push_back(location);
    for (GridCell& source : grid.cells) {
        model::Cell cell;
        cell.row = source.row;
        cell.column = source.column;
        cell.row_span = source.row_span;
        cell.column_span = source.column_span;
        ParagraphBuilder builder(measures);
        std::vector<Line> lines = join_stretches(std::move(source.stretches));
        double left = source.box.x1;
        for (const Line& line : lines) {
            left = std::min(left, line.box.x0);
        }
        const double padding = std::clamp(left - source.box.x0, 0.0, 6.0);
        for (Line& line : lines) {
            FlowLine flow;
            flow.text = spell(line, palette);
            flow.line = std::move(line);
            flow.edges = {left, source.box.x1 - padding};
            flow.page = page;
            flow.cell = true;
            builder.add(std::move(flow));
        }
        for (model::Paragraph& paragraph : builder.take()) {
            cell.blocks.push_back({std::move(paragraph)});
        }
        table.cells.push_back(std::move(cell));
    }
    return table;
}

}  // namespace bianmu::layout
