#include "layout/tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "layout/lines.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kSameSide = 4;   // points

std::string row_text(const model::Table& table, int row) {
    std::string text;
    for (const model::Cell& cell : table.cells) {
        if (cell.row != row) {
            continue;
        }
        for (const model::Block& block : cell.blocks) {
            text += std::get<model::Paragraph>(block.value).text;
        }
        text += '\t';
    }
    return text;
}

}  // namespace

model::Table build_table(Grid grid, int page, const Palette& palette, const Measures& measures, DiscardCount& discarded) {
    model::Table table;
    table.rows = grid.rows;
    table.columns = grid.columns;
    table.ruled = grid.ruled;
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
        cell.header = source.header;
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
        cell.blocks = builder.take();
        discarded.add("hyphen", builder.hyphens());
        table.cells.push_back(std::move(cell));
    }
    return table;
}

bool continues_table(const model::Table& table, const model::Table& next) {
    const model::Location& last = table.locations.back();
    const model::Location& first = next.locations.front();
    return first.page == last.page + 1 && table.columns == next.columns && std::abs(last.box->x0 - first.box->x0) < kSameSide &&
           std::abs(last.box->x1 - first.box->x1) < kSameSide;
}

void append_rows(model::Table& table, model::Table next, DiscardCount& discarded) {
    const std::string head = row_text(next, 0);
    const bool repeated = next.rows > 1 && head == row_text(table, 0) &&
                          std::all_of(next.cells.begin(), next.cells.end(), [](const model::Cell& c) { return c.row > 0 || c.row_span == 1; });
    const int skipped = repeated ? 1 : 0;
    if (repeated) {
        discarded.add("duplicate", model::count_characters(head));
    }
    for (model::Cell& cell : next.cells) {
        if (cell.row >= skipped) {
            cell.row += table.rows - skipped;
            table.cells.push_back(std::move(cell));
        }
    }
    table.rows += next.rows - skipped;
    table.locations.insert(table.locations.end(), next.locations.begin(), next.locations.end());
}

}  // namespace bianmu::layout
