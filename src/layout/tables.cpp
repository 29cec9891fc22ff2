#include "layout/tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "layout/lines.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kSameSide = 4;        // points
constexpr double kSharedWidth = 0.8;   // of the wider piece, that both pieces of a table without rules lie over
constexpr int kHeadRows = 4;           // that may be repeated

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

/// The first rows of `next` that repeat those of the table: its head.
int head_rows(const model::Table& table, const model::Table& next) {
    int same = 0;
    while (same + 1 < std::min(table.rows, next.rows) && same < kHeadRows) {
        const std::string text = row_text(next, same);
        if (text != row_text(table, same) || model::count_characters(text) == 0) {
            break;
        }
        ++same;
    }
    // No cell reaches from the head into the rows under it.
    while (same > 0 && std::any_of(next.cells.begin(), next.cells.end(), [same](const model::Cell& c) { return c.row < same && c.row + c.row_span > same; })) {
        --same;
    }
    return same;
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
    if (table.columns != next.columns || !last.box || !first.box) {
        return false;
    }
    const bool head = head_rows(table, next) > 0;
    const bool same_sides = std::abs(last.box->x0 - first.box->x0) < kSameSide && std::abs(last.box->x1 - first.box->x1) < kSameSide;
    if (first.page == last.page) {   // in the next column
        return head && first.box->y0 < last.box->y0 && std::abs(last.box->width() - first.box->width()) < kSameSide;
    }
    const double shared = std::min(last.box->x1, first.box->x1) - std::max(last.box->x0, first.box->x0);
    return first.page == last.page + 1 && (same_sides ? table.ruled || head : head && shared > kSharedWidth * std::max(last.box->width(), first.box->width()));
}

void append_rows(model::Table& table, model::Table next, std::vector<model::Furniture>& furniture) {
    const int skipped = head_rows(table, next);
    for (int row = 0; row < skipped; ++row) {
        furniture.push_back({model::FurnitureKind::header, std::string(model::trim(row_text(next, row))), next.locations});
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
