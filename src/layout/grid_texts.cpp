#include "layout/grid_texts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kDrawingCuts = 0.2;    // share of the stretches in a drawing that its lines cut through words
constexpr std::size_t kCoarseRows = 3;  // aligned lines in a cell that are rows of their own
constexpr double kRowWhite = 0.5;       // em between the rows of a table without rules between them
constexpr std::size_t kWhiteRows = 2;   // such white in a table at least
constexpr int kHeadColumns = 3;         // columns whose texts are not side by side by chance
constexpr double kSameEdge = 3;         // points
constexpr double kNameHeight = 1.25;    // of the lowest row
constexpr double kTick = 6;             // points: a longer rule is no tick of an axis
constexpr double kThin = 1.3;           // points
constexpr std::ptrdiff_t kTicks = 3;

/// How often white parts the text of a row of cells: as high as half a line, between blocks of several lines with text in
/// several cells. Single lines with white between them are paragraphs.
std::size_t count_white(const std::vector<TextRow>& rows) {
    struct Block {
        std::size_t lines = 0;
        bool parted = false;

        [[nodiscard]] bool is_row() const { return lines > 1 && parted; }
    };
    std::size_t count = 0;
    Block over, under;   // the white
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && rows[i].top - rows[i - 1].bottom > kRowWhite * rows[i].size) {
            count += over.is_row() && under.is_row() ? 1 : 0;
            over = std::exchange(under, {});
        }
        ++under.lines;
        under.parted = under.parted || rows[i].parted();
    }
    return count + (over.is_row() && under.is_row() ? 1 : 0);
}

}  // namespace

CellTexts deal_texts(Grid& grid, const std::vector<const Line*>& stretches) {
    CellTexts cells(grid.cells.size());
    for (const Line* line : stretches) {
        const GridCell* home = grid.cell_at(line->box.center_x(), line->box.center_y());
        cells[static_cast<std::size_t>(home - grid.cells.data())].push_back(line);
    }
    return cells;
}

bool is_cut(Grid& grid, const std::vector<const Line*>& stretches) {
    std::size_t cut = 0;
    for (const Line* stretch : stretches) {
        const GridCell* home = nullptr;
        bool through = false;
        for (std::size_t i = 0; i < stretch->chars.size(); ++i) {
            const Char& c = stretch->chars[i];
            const GridCell* cell = grid.cell_at((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2);
            through = through || (i > 0 && cell != home && c.space == 0 && c.x0 - stretch->chars[i - 1].x1 < 0.1F * c.size && c.code < 0x2000);
            home = cell;
        }
        cut += through ? 1U : 0U;
    }
    return static_cast<double>(cut) > kDrawingCuts * static_cast<double>(stretches.size());
}

bool has_ticks(const model::Box& box, const std::vector<model::Rule>& rules) {
    const auto outside = [&box](const model::Rule& rule) {
        const model::Box& r = rule.box;
        const bool down = r.height() < kTick && r.width() < kThin && r.center_x() > box.x0 - kThin && r.center_x() < box.x1 + kThin;
        const bool across = r.width() < kTick && r.height() < kThin && r.center_y() > box.y0 - kThin && r.center_y() < box.y1 + kThin;
        const auto stands_out = [](double from, double to, double low, double high) {
            return to - from > kThin && ((std::abs(from - high) < kThin && to > high + kThin) || (std::abs(to - low) < kThin && from < low - kThin));
        };
        return (down && stands_out(r.y0, r.y1, box.y0, box.y1)) || (across && stands_out(r.x0, r.x1, box.x0, box.x1));
    };
    return std::count_if(rules.begin(), rules.end(), outside) >= kTicks;
}

bool is_coarse(const Grid& grid, const CellTexts& texts) {
    std::map<std::pair<int, int>, std::pair<std::size_t, std::size_t>> parted;      // lines with gaps, and all, by column and width
    std::vector<std::set<std::size_t>> counts(static_cast<std::size_t>(grid.rows));   // of lines of numbers, by row
    std::vector<std::vector<const Line*>> beside(static_cast<std::size_t>(grid.rows));   // what stands in the cells of a row
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const GridCell& cell = grid.cells[i];
        const std::vector<TextRow> rows = find_rows(texts[i]);
        auto& [gaps, all] = parted[{cell.column, cell.column_span}];
        all += rows.size();
        std::vector<const Line*>& neighbours = beside[static_cast<std::size_t>(cell.row)];
        neighbours.insert(neighbours.end(), texts[i].begin(), texts[i].end());
        gaps += static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [](const TextRow& row) { return row.parted(); }));
        const bool numbers = std::all_of(rows.begin(), rows.end(), [](const TextRow& row) { return row.pieces.size() == 1 && row.pieces[0].number; });
        if (rows.size() >= kCoarseRows && numbers && !counts[static_cast<std::size_t>(cell.row)].insert(rows.size()).second) {
            return true;
        }
    }
    std::size_t white = 0;
    for (const std::vector<const Line*>& row : beside) {
        white += count_white(find_rows(row));
    }
    return white >= kWhiteRows || std::any_of(parted.begin(), parted.end(), [](const auto& column) {
        return column.second.first >= kCoarseRows && column.second.first * 2 >= column.second.second;
    });
}

std::vector<Stroke> join_at_names(const std::vector<Grid>& grids, const std::vector<Stroke>& strokes, const std::vector<Line>& stretches) {
    std::vector<const Grid*> open;
    for (const Grid& grid : grids) {
        const bool closed = std::any_of(strokes.begin(), strokes.end(), [&grid](const Stroke& s) {
            const bool side = std::abs(s.at - grid.box.x0) < kSameEdge || std::abs(s.at - grid.box.x1) < kSameEdge;
            return !s.horizontal && side && s.from < grid.box.y1 && s.to > grid.box.y0;
        });
        if (!closed && grid.columns > 1) {
            open.push_back(&grid);
        }
    }
    std::vector<Stroke> joints;
    for (const Grid* upper : open) {
        for (const Grid* lower : open) {
            const Grid &above = *upper, &below = *lower;
            const double height = below.box.y0 - above.box.y1;
            const bool alike = height > 0 && above.xs.size() == below.xs.size() &&
                               std::equal(above.xs.begin(), above.xs.end(), below.xs.begin(), [](double a, double b) { return std::abs(a - b) < kSameEdge; });
            if (!alike) {
                continue;
            }
            double row = std::numeric_limits<double>::max();   // the lowest
            for (const Grid* grid : {upper, lower}) {
                for (std::size_t r = 1; r < grid->ys.size(); ++r) {
                    row = std::min(row, grid->ys[r] - grid->ys[r - 1]);
                }
            }
            if (height > kNameHeight * row) {
                continue;
            }
            const model::Box between{above.box.x0, above.box.y1, above.box.x1, below.box.y0};
            std::vector<const Line*> text;
            for (const Line& line : stretches) {
                if (between.contains(line.box.center_x(), line.box.center_y())) {
                    text.push_back(&line);
                }
            }
            if (const std::vector<TextRow> rows = find_rows(text); rows.size() == 1 && !rows[0].parted()) {
                joints.push_back({false, between.x0, between.y0, between.y1});
                joints.push_back({false, between.x1, between.y0, between.y1});
            }
        }
    }
    return joints;
}

void divide_heads(Grid& grid, const CellTexts& texts) {
    for (std::size_t i = texts.size(); i-- > 0;) {
        const GridCell& cell = grid.cells[i];
        if (cell.column_span < kHeadColumns || cell.row_span > 1) {
            continue;
        }
        const std::vector<TextRow> rows = find_rows(texts[i]);
        bool each = rows.size() == 1 && rows[0].parted() && rows[0].pieces.size() == static_cast<std::size_t>(cell.column_span);
        for (std::size_t k = 0; each && k < rows[0].pieces.size(); ++k) {
            const std::size_t column = static_cast<std::size_t>(cell.column) + k;
            each = rows[0].pieces[k].x0 > grid.xs[column] && rows[0].pieces[k].x1 < grid.xs[column + 1];
        }
        if (each) {
            grid.divide(i);
        }
    }
}

}  // namespace bianmu::layout
