#include "layout/aligned_tables.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "layout/alignment.h"
#include "layout/median.h"
#include "layout/strokes.h"
#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kMaxWhite = 2.2;       // em between two rows of a table
constexpr double kWideLine = 0.6;       // of the region's width: a line without gaps, this wide, is no cell
constexpr std::size_t kMaxSingles = 6;  // lines without gaps in a row of a table
constexpr std::size_t kMinRows = 3;     // lines with gaps
constexpr std::size_t kHeadedRows = 2;  // the same under a head in a look of its own
constexpr std::size_t kHeadedColumns = 3;
constexpr double kCellWhite = 0.6;      // em between lines of one row, at the top and the foot of a table
constexpr double kTextFill = 0.7;       // of the width, with text
constexpr double kTextPieces = 3;        // times as many are in the rows of the table
constexpr double kMiddle = 1.5;         // em beside the middle of a table, of its caption
constexpr double kMoreWhite = 0.2;      // em between the rows of a table more than between its others, for those that are like them
constexpr std::size_t kOneByOne = 200;  // rows of a table that others are added to one by one; to more, twice as many each time
constexpr double kCellIndent = 3;       // em from the left side: a line that starts farther in is a cell, however wide
constexpr std::ptrdiff_t kDrawing = 3;  // boxes or lines down inside the text that show a diagram

/// A region's line as a row of a table may look.
struct Row {
    bool usable = false;   ///< it may stand in a table
    bool parted = false;
    bool wide = false;
    std::size_t pieces = 0;   ///< side by side
    double fill = 0;          ///< of the region's width
    model::Box box;
    double size = 1;
};

/// Leaders lead the eye over the white of contents lines, whose numbers may stand apart.
bool is_contents_line(const TextRow& row) {
    const std::vector<RowPiece>& pieces = row.pieces;
    const bool numbered = pieces.front().number;
    return (pieces.size() <= (numbered ? 4 : 3) && std::any_of(pieces.begin(), pieces.end(), [](const RowPiece& piece) { return piece.is_leader(); })) ||
           (numbered && pieces.size() == 3 && pieces[1].leader);
}

Row look_at(const Item& item, double region_width) {
    Row row;
    row.box = item.line.box;
    if (!item.is_line() || item.line.chars.empty()) {
        return row;
    }
    row.size = std::max(1.0F, item.line.size);
    const std::vector<TextRow> text = find_rows({&item.line});
    row.parted = std::any_of(text.begin(), text.end(), [](const TextRow& t) { return t.parted(); });
    const bool leader = std::any_of(text.begin(), text.end(), is_contents_line);
    row.usable = !leader;
    row.pieces = text.empty() ? 0 : text.front().pieces.size();
    for (std::size_t i = 0; i < row.pieces; ++i) {
        row.fill += text.front().pieces[i].width() / region_width;
    }
    row.wide = !row.parted && row.box.width() > kWideLine * region_width;
    return row;
}

class RegionTables {
public:
    RegionTables(Region& region, std::vector<Grid>& grids, std::vector<model::Rule>& rules, const std::vector<model::Panel>& panels)
        : region_(region), grids_(grids), rules_(rules), panels_(panels), strokes_(join_rules(rules)) {
        for (const Item& item : region.items) {
            rows_.push_back(look_at(item, region.box.width()));
        }
    }

    void find() {
        std::vector<Item> kept;
        std::size_t done = 0;   // items before it are kept or taken
        const auto keep_to = [&](std::size_t end) {
            std::move(region_.items.begin() + static_cast<std::ptrdiff_t>(done), region_.items.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(kept));
            done = end;
        };
        bool again = false;
        for (std::size_t i = 0; i < rows_.size();) {
            const std::size_t end = rows_[i].usable && rows_[i].parted ? run_end(i) : i;
            if (end == i) {
                ++i;
                again = false;
                continue;
            }
            std::pair<std::size_t, std::size_t> run{run_begin(i, done), end};
            cut_text(run);
            if (std::optional<Grid> grid = align(run.first, run.second)) {
                grow(run, *grid, done);
                keep_to(run.first);
                take(std::move(*grid), run.first, run.second, kept);
                done = i = run.second;
                again = false;
            } else {   // the first line may have been a heading with a date; the rest is tried once more, without it
                i = again ? end : i + 1;
                again = !again;
            }
        }
        keep_to(rows_.size());
        region_.items = std::move(kept);
    }

private:
    /// Whether a row may stand in a table whose left side is at `left`.
    [[nodiscard]] bool fits(std::size_t k, double left) const {
        return rows_[k].usable && (!rows_[k].wide || rows_[k].box.x0 > left + kCellIndent * rows_[k].size);
    }

    /// Whether a row holds only cells that are not in the first column.
    [[nodiscard]] bool is_inner(std::size_t k, double left) const {
        return rows_[k].usable && !rows_[k].parted && rows_[k].box.x0 > left + kCellIndent * rows_[k].size;
    }

    /// Whether a row without gaps, so far from its neighbour, belongs to the cells at the top or the foot of a table. A line of a
    /// cell that is higher than its neighbours stands between their lines.
    [[nodiscard]] bool ends_row(std::size_t k, double white_em, double left) const {
        return (is_inner(k, left) && white_em < kCellWhite) || (fits(k, left) && !rows_[k].parted && white_em < 0);
    }

    /// White between a row and the one before, in em.
    [[nodiscard]] double white(std::size_t k) const { return (rows_[k].box.y0 - rows_[k - 1].box.y1) / rows_[k].size; }

    /// Where the rows end that may make a table with the one at `first`; `first` where they are too few.
    [[nodiscard]] std::size_t run_end(std::size_t first) const {
        std::size_t end = first + 1, parted = 1, singles = 0;
        double left = rows_[first].box.x0;
        for (std::size_t k = first + 1; k < rows_.size() && fits(k, left); ++k) {
            singles = rows_[k].parted ? 0 : singles + 1;
            if (white(k) > kMaxWhite || singles > kMaxSingles) {
                break;
            }
            if (rows_[k].parted) {
                ++parted;
                end = k + 1;
                left = std::min(left, rows_[k].box.x0);
            }
        }
        if (parted < kMinRows && !(parted == kHeadedRows && rows_[first].pieces >= kHeadedColumns && is_headed(first, end))) {
            return first;
        }
        while (end < rows_.size() && ends_row(end, white(end), left)) {
            ++end;
        }
        return end;
    }

    /// Whether the first row has a look that none of the others has.
    [[nodiscard]] bool is_headed(std::size_t first, std::size_t end) const {
        std::set<std::uint32_t> look;
        for (const Char& c : region_.items[first].line.chars) {
            look.insert(c.style);
        }
        const auto from = region_.items.begin() + static_cast<std::ptrdiff_t>(first) + 1;
        return std::none_of(from, region_.items.begin() + static_cast<std::ptrdiff_t>(end), [&look](const Item& item) {
            return std::any_of(item.line.chars.begin(), item.line.chars.end(), [&look](const Char& c) { return look.count(c.style) > 0; });
        });
    }

    /// Where the rows begin: cells of several lines may begin above the first column's text.
    [[nodiscard]] std::size_t run_begin(std::size_t first, std::size_t from) const {
        while (first > from && ends_row(first - 1, white(first), rows_[first].box.x0)) {
            --first;
        }
        return first;
    }

    /// Leaves out rows at the ends that are lines of columns of text: few pieces that fill the width, and a caption under them.
    void cut_text(std::pair<std::size_t, std::size_t>& run) const {
        std::vector<double> counts;
        for (std::size_t k = run.first; k < run.second; ++k) {
            counts.push_back(static_cast<double>(rows_[k].pieces));
        }
        const double usual = median(std::move(counts));
        const auto is_text = [&](std::size_t k) { return rows_[k].fill > kTextFill && kTextPieces * static_cast<double>(rows_[k].pieces) <= usual; };
        std::size_t first = run.first, end = run.second;
        while (first < end && is_text(first)) {
            ++first;
        }
        while (first > run.first && first < end && !rows_[first].parted) {
            ++first;
        }
        while (end > first && is_text(end - 1)) {
            --end;
        }
        if (end - first >= kMinRows) {
            run = {first, end};
        }
    }

    [[nodiscard]] bool is_middle(std::size_t k, const model::Box& box) const {
        return std::abs(rows_[k].box.center_x() - box.center_x()) < kMiddle * rows_[k].size;
    }

    /// Adds the rows over and under a table that have as many texts as it has columns, though they stand closer than cells do, and
    /// what stands between them and the table.
    void grow(std::pair<std::size_t, std::size_t>& run, Grid& grid, std::size_t from) const {
        double most = 0;   // white between its rows
        for (std::size_t k = run.first + 1; k < run.second; ++k) {
            most = std::max(most, white(k));
        }
        const auto belongs = [&](std::size_t k) { return rows_[k].usable && !rows_[k].wide && rows_[k].pieces == static_cast<std::size_t>(grid.columns); };
        const auto is_close = [&](std::size_t k) { return white(k) < most + kMoreWhite; };
        const auto take_in = [&](std::size_t first, std::size_t end) {
            std::optional<Grid> more = align(first, end);
            if (more && more->columns == grid.columns) {
                grid = std::move(*more);
                run = {first, end};
                return true;
            }
            return false;
        };
        const auto name = [&](std::size_t k) { return rows_[k].usable && !rows_[k].wide && rows_[k].pieces == 1; };
        const std::size_t first = run.first, end = run.second;
        if (first > from && is_close(first) && belongs(first - 1)) {
            take_in(first - 1, end);
        } else if (first > from + 1 && is_close(first) && is_close(first - 1) && name(first - 1) && belongs(first - 2)) {
            take_in(first - 2, end);
        }
        if (run.first == first && first > from && is_close(first) && name(first - 1) && is_inner(first - 1, grid.box.x0) && !is_middle(first - 1, grid.box)) {
            std::optional<Grid> more = align(first - 1, end);   // a head over several columns, which a caption is not
            const bool over = more && std::any_of(more->cells.begin(), more->cells.end(), [](const GridCell& c) { return c.row == 0 && c.column_span > 1; });
            if (over && more->columns == grid.columns && more->rows == grid.rows + 1) {
                grid = std::move(*more);
                run.first = first - 1;
            }
        }
        std::size_t last = run.second;
        while (last < rows_.size() && is_close(last) && belongs(last)) {
            ++last;
        }
        for (std::size_t step = 1; step > 0 && run.second < last;) {
            step = std::min(step, last - run.second);
            if (!take_in(run.first, run.second + step)) {
                step /= 2;
            } else if (run.second - run.first > kOneByOne) {
                step *= 2;
            }
        }
    }

    [[nodiscard]] std::optional<Grid> align(std::size_t first, std::size_t end) const {
        AreaFrame area{rows_[first].box, {}, is_headed(first, end)};
        std::vector<const Line*> lines;
        for (std::size_t k = first; k < end; ++k) {
            area.box.add(rows_[k].box);
            lines.push_back(&region_.items[k].line);
        }
        if (is_drawing(area.box) || std::all_of(lines.begin(), lines.end(), [](const Line* line) { return line->program_text; })) {
            return std::nullopt;
        }
        for (const Stroke& stroke : strokes_) {
            if (stroke.horizontal && area.box.contains((stroke.from + stroke.to) / 2, stroke.at)) {
                area.strokes.push_back(stroke);
            }
        }
        return align_table(area, lines);
    }

    /// Whether lines down or boxes stand among the text: bars and axes of a diagram.
    [[nodiscard]] bool is_drawing(const model::Box& box) const {
        const auto down = std::count_if(strokes_.begin(), strokes_.end(), [&box](const Stroke& s) {
            return !s.horizontal && box.contains(s.at, (s.from + s.to) / 2) && s.length() < box.height();
        });
        const auto boxes = std::count_if(panels_.begin(), panels_.end(), [&box](const model::Panel& p) {
            return box.contains(p.box.center_x(), p.box.center_y()) && p.box.width() < kWideLine * box.width();
        });
        return down >= kDrawing || boxes >= kDrawing;
    }

    void take(Grid grid, std::size_t first, std::size_t end, std::vector<Item>& kept) {
        std::vector<Line> lines;
        for (std::size_t k = first; k < end; ++k) {
            lines.push_back(std::move(region_.items[k].line));
        }
        fill_grid(grid, lines);
        grid.ruled = false;
        std::erase_if(rules_, [&grid](const model::Rule& rule) { return grid.box.contains(rule.box.center_x(), rule.box.center_y()); });
        Item item;
        item.line.box = grid.box;
        item.grid = static_cast<int>(grids_.size());
        kept.push_back(std::move(item));
        grids_.push_back(std::move(grid));
        for (Line& line : lines) {   // characters outside all cells
            kept.push_back({std::move(line), -1, -1});
        }
    }

    Region& region_;
    std::vector<Grid>& grids_;
    std::vector<model::Rule>& rules_;
    const std::vector<model::Panel>& panels_;
    std::vector<Stroke> strokes_;
    std::vector<Row> rows_;
};

}  // namespace

void find_aligned_tables(std::vector<Region>& regions, std::vector<Grid>& grids, std::vector<model::Rule>& rules,
                         const std::vector<model::Panel>& panels) {
    for (Region& region : regions) {
        RegionTables(region, grids, rules, panels).find();
    }
}

}  // namespace bianmu::layout
