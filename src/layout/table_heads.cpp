#include "layout/table_heads.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace bianmu::layout {

namespace {

constexpr int kHeadRows = 4;            // at most
constexpr model::Color kPaper = 0xFFFFFF;

/// Marks the cells of the first rows, unless one reaches under them or nothing is left of the table.
template <typename Cells>
void mark_rows(Cells& cells, int head, int rows) {
    const bool cut = std::any_of(cells.begin(), cells.end(), [head](const auto& cell) { return cell.row < head && cell.row + cell.row_span > head; });
    if (cut || head > kHeadRows || head >= rows) {
        return;
    }
    for (auto& cell : cells) {
        cell.header = cell.row < head;
    }
}

/// The colour painted last behind the middle of a box.
model::Color shade_behind(const model::Box& box, const std::vector<model::Panel>& panels) {
    const auto panel = std::find_if(panels.rbegin(), panels.rend(), [&box](const model::Panel& p) {
        return !p.stroked && p.box.contains(box.center_x(), box.center_y());
    });
    return panel == panels.rend() ? kPaper : panel->color;
}

bool is_bold(const model::Cell& cell) {
    return std::all_of(cell.blocks.begin(), cell.blocks.end(), [](const model::Block& block) {
        const auto& runs = std::get<model::Paragraph>(block.value).runs;
        return std::all_of(runs.begin(), runs.end(), [](const model::Run& run) { return run.style.bold; });
    });
}

}  // namespace

void mark_shaded_head(Grid& grid, const std::vector<model::Panel>& panels) {
    std::vector<model::Panel> own;
    std::copy_if(panels.begin(), panels.end(), std::back_inserter(own), [&grid](const model::Panel& p) {
        return p.box.x0 < grid.box.x1 && p.box.x1 > grid.box.x0 && p.box.y0 < grid.box.y1 && p.box.y1 > grid.box.y0;
    });
    if (own.empty()) {
        return;
    }
    int head = 0;   // rows
    model::Color shade = kPaper;
    for (const GridCell& cell : grid.cells) {
        const model::Color color = shade_behind(cell.box, own);
        if (cell.row == 0 && cell.column == 0) {
            shade = color;
        }
        if (color == shade && shade != kPaper) {
            if (cell.row > head) {
                return;   // rows in turn, or a table in one shade
            }
            head = std::max(head, cell.row + cell.row_span);
        } else if (cell.row < head) {
            return;
        }
    }
    if (head > 0) {
        mark_rows(grid.cells, head, grid.rows);
    }
}

void mark_bold_head(model::Table& table) {
    if (std::any_of(table.cells.begin(), table.cells.end(), [](const model::Cell& cell) { return cell.header; })) {
        return;
    }
    std::vector<bool> bold(static_cast<std::size_t>(table.rows), true), filled(bold.size());
    for (const model::Cell& cell : table.cells) {
        const auto row = static_cast<std::size_t>(cell.row);
        bold[row] = bold[row] && is_bold(cell);
        filled[row] = filled[row] || !cell.blocks.empty();
    }
    int head = 0;
    while (head < table.rows && bold[static_cast<std::size_t>(head)] && filled[static_cast<std::size_t>(head)]) {
        ++head;
    }
    if (head > 0) {
        mark_rows(table.cells, head, table.rows);
    }
}

}  // namespace bianmu::layout
