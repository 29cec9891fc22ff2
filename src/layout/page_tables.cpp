#include "layout/page_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "layout/alignment.h"
#include "layout/bands.h"
#include "layout/row_division.h"
#include "layout/strokes.h"
#include "layout/table_heads.h"
#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kReach = 4;            // points that a table's rules stand out from it
constexpr double kSameSide = 4;         // points: strokes that end this near are of one table
constexpr double kOtherSide = 24;       // points: a stroke that ends this near, but not at the same place, is of another table
constexpr double kMinWidth = 60;        // points of a stroke that may bound a table
constexpr double kFootWhite = 0.6;      // em between the lines of one row
constexpr double kHeadWhite = 1.2;      // em between a head and the stroke under it
constexpr double kDrawingCuts = 0.2;    // share of the stretches in a drawing that its lines cut through words
constexpr double kShadedCells = 0.5;    // share of cells with text, where panels make the cells
constexpr double kMostCells = 0.75;     // the same, where rules make a table with fewer texts
constexpr std::size_t kShadedTexts = 4; // cells with text at least
constexpr std::size_t kCoarseRows = 3;  // aligned lines in a cell that are rows of their own
constexpr double kRowWhite = 0.5;       // em between the rows of a table without rules between them
constexpr std::size_t kWhiteRows = 2;   // such white in a table at least
constexpr int kHeadColumns = 3;         // columns whose texts are not side by side by chance
constexpr double kTick = 6;             // points: a longer rule is no tick of an axis
constexpr double kThin = 1.3;           // points
constexpr std::ptrdiff_t kTicks = 3;
constexpr std::size_t kMaxPanels = 4000;

bool inside(const model::Box& inner, const model::Box& outer) {
    return inner.x0 >= outer.x0 - kReach && inner.x1 <= outer.x1 + kReach && inner.y0 >= outer.y0 - kReach && inner.y1 <= outer.y1 + kReach;
}

/// The tables of a page, step by step.
class PageTables {
public:
    PageTables(std::vector<model::Rule>& rules, std::vector<Line>& stretches) : rules_(rules), stretches_(stretches) {}

    /// Grids of rules, or of rules and the sides of shaded cells, whichever parts more text.
    void take_grids(const std::vector<Stroke>& ruled, const std::vector<Stroke>& shaded) {
        std::vector<Candidate> plain = candidates(ruled);
        for (Candidate& grid : candidates(shaded)) {
            std::size_t filled = 0;
            double share = 0;
            for (const Candidate& other : plain) {
                filled += other.meets(grid) ? other.filled : 0;
                share = std::max(share, other.meets(grid) ? other.share() : kShadedCells);
            }
            const bool table = grid.grid.rows > 1 && grid.grid.columns > 1 && grid.filled >= kShadedTexts;   // less is decoration
            if (table && grid.filled > filled && grid.share() >= std::min(share, kMostCells)) {
                std::erase_if(plain, [&grid](const Candidate& other) { return other.meets(grid); });
                take_grid(std::move(grid.grid), shaded);
            }
        }
        for (Candidate& grid : plain) {
            take_grid(std::move(grid.grid), shaded.empty() ? ruled : shaded);
        }
    }

    /// Tables between strokes across that begin and end together.
    void take_open_tables(const std::vector<Stroke>& strokes) {
        std::vector<const Stroke*> across;
        for (const Stroke& stroke : strokes) {
            const bool taken = std::any_of(grids_.begin(), grids_.end(), [&stroke](const Grid& grid) { return inside(stroke.box(), grid.box); });
            if (stroke.horizontal && !taken && stroke.length() > kMinWidth) {
                across.push_back(&stroke);
            }
        }
        std::vector<bool> used(across.size(), false);
        for (std::size_t i = 0; i < across.size(); ++i) {
            if (used[i]) {
                continue;
            }
            std::vector<const Stroke*> chain;
            for (std::size_t k = i; k < across.size(); ++k) {
                if (!used[k] && std::abs(across[k]->from - across[i]->from) < kSameSide && std::abs(across[k]->to - across[i]->to) < kSameSide) {
                    chain.push_back(across[k]);
                    used[k] = true;
                }
            }
            const std::optional<Stroke> foot = unshaded_foot(*chain.back());
            if (foot) {
                chain.push_back(&*foot);
            }
            take_chain(chain, strokes);
        }
    }

    /// Grids with rows or columns that no rule parts, where no open table has taken them in.
    void take_coarse_grids() {
        for (Grid& grid : coarse_) {
            if (!overlaps(grid.box)) {
                finish(std::move(grid));
            }
        }
    }

    std::vector<Grid> take() { return std::move(grids_); }

private:
    std::vector<const Line*> stretches_in(const model::Box& box) const {
        std::vector<const Line*> found;
        for (const Line& stretch : stretches_) {
            if (box.contains(stretch.box.center_x(), stretch.box.center_y())) {
                found.push_back(&stretch);
            }
        }
        return found;
    }

    /// A grid that may be a table.
    struct Candidate {
        Grid grid;
        std::size_t filled = 0;   ///< cells with text

        [[nodiscard]] double share() const { return static_cast<double>(filled) / static_cast<double>(grid.cells.size()); }
        [[nodiscard]] bool meets(const Candidate& other) const {
            const model::Box& a = grid.box;
            const model::Box& b = other.grid.box;
            return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
        }
    };

    std::vector<Candidate> candidates(const std::vector<Stroke>& strokes) const {
        std::vector<Candidate> found;
        for (Grid& grid : find_grids(strokes)) {
            const std::vector<const Line*> text = stretches_in(grid.box);
            if (text.empty() || has_ticks(grid.box) || is_cut(grid, text)) {
                continue;
            }
            const auto cells = deal(grid, text);
            const auto filled = std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); });
            found.push_back({std::move(grid), static_cast<std::size_t>(filled)});
        }
        return found;
    }

    /// The stretches of each cell.
    static std::vector<std::vector<const Line*>> deal(Grid& grid, const std::vector<const Line*>& stretches) {
        std::vector<std::vector<const Line*>> cells(grid.cells.size());
        for (const Line* line : stretches) {
            const GridCell* home = grid.cell_at(line->box.center_x(), line->box.center_y());
            cells[static_cast<std::size_t>(home - grid.cells.data())].push_back(line);
        }
        return cells;
    }

    /// Takes a grid, or keeps it for later where alignment parts more cells: an open table may take it in.
    void take_grid(Grid grid, const std::vector<Stroke>& strokes) {
        if (overlaps(grid.box)) {
            return;
        }
        const std::vector<const Line*> text = stretches_in(grid.box);
        const AreaFrame area = frame(grid.box, strokes);
        if (std::vector<Stroke> partings = part_tall_row(grid, deal(grid, text), area.strokes); !partings.empty()) {
            partings.insert(partings.end(), area.strokes.begin(), area.strokes.end());
            std::vector<Grid> parted = find_grids(partings);
            if (parted.size() == 1) {
                finish(std::move(parted.front()));
                return;
            }
        }
        std::optional<Grid> finer;
        if (is_coarse(grid, deal(grid, text))) {
            finer = align_table(area, text);
        }
        if (finer && finer->cells.size() > grid.cells.size()) {
            coarse_.push_back(std::move(*finer));
        } else {
            divide_heads(grid, deal(grid, text));
            finish(std::move(grid));
        }
    }

    /// Divides cells over several columns that hold one text in each of them: rows whose shade hides the lines down.
    static void divide_heads(Grid& grid, const std::vector<std::vector<const Line*>>& texts) {
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

    static AreaFrame frame(const model::Box& box, const std::vector<Stroke>& strokes) {
        AreaFrame area{box, {}, false};
        std::copy_if(strokes.begin(), strokes.end(), std::back_inserter(area.strokes), [&box](const Stroke& s) { return inside(s.box(), box); });
        return area;
    }

    /// How often white parts the text of a row of cells: as high as half a line, between blocks of several lines with text in
    /// several cells. Single lines with white between them are paragraphs.
    static std::size_t count_white(const std::vector<TextRow>& rows) {
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

    /// Whether cells hold rows or columns that no rule parts: aligned pieces on several lines, numbers line by line beside those of
    /// another cell, or blocks of text side by side with white under them.
    static bool is_coarse(const Grid& grid, const std::vector<std::vector<const Line*>>& texts) {
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

    /// Whether short rules stand out from a side, as on the axes of a diagram.
    [[nodiscard]] bool has_ticks(const model::Box& box) const {
        const auto outside = [&box](const model::Rule& rule) {
            const model::Box& r = rule.box;
            const bool down = r.height() < kTick && r.width() < kThin && r.center_x() > box.x0 - kThin && r.center_x() < box.x1 + kThin;
            const bool across = r.width() < kTick && r.height() < kThin && r.center_y() > box.y0 - kThin && r.center_y() < box.y1 + kThin;
            const auto stands_out = [](double from, double to, double low, double high) {
                return to - from > kThin && ((std::abs(from - high) < kThin && to > high + kThin) || (std::abs(to - low) < kThin && from < low - kThin));
            };
            return (down && stands_out(r.y0, r.y1, box.y0, box.y1)) || (across && stands_out(r.x0, r.x1, box.x0, box.x1));
        };
        return std::count_if(rules_.begin(), rules_.end(), outside) >= kTicks;
    }

    [[nodiscard]] bool overlaps(const model::Box& box) const {
        return std::any_of(grids_.begin(), grids_.end(), [&box](const Grid& grid) {
            return grid.box.x0 < box.x1 && box.x0 < grid.box.x1 && grid.box.y0 < box.y1 && box.y0 < grid.box.y1;
        });
    }

    /// Whether the lines run through words: the axes and bars of a diagram do, the rules of a table do not.
    static bool is_cut(Grid& grid, const std::vector<const Line*>& stretches) {
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

    /// Divides a chain of strokes into tables: bands of aligned text, without full lines. Where bands hold several rows each, one
    /// that holds a single text is the caption between two tables; where each row has its band, it is a row too.
    void take_chain(const std::vector<const Stroke*>& chain, const std::vector<Stroke>& strokes) {
        std::vector<TableBand> bands;
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
            bands.push_back(band_between(*chain[i], *chain[i + 1], strokes));
            if (bands.back().parted > 0) {
                rows.push_back(bands.back().rows);
            }
        }
        std::sort(rows.begin(), rows.end());
        const bool row_by_row = !rows.empty() && rows[rows.size() / 2] == 1;
        const auto fits = [&](std::size_t first, std::size_t i) {
            return bands[i].cells && (row_by_row || bands[i].parted > 0 || hangs_in_column(bands, first, i));
        };
        for (std::size_t first = 0; first < bands.size();) {
            std::size_t end = first;
            while (end < bands.size() && fits(first, end) && !is_caption(bands, first, end)) {
                ++end;
            }
            const bool caption = end < bands.size() && fits(first, end);
            const bool may_lack_head = first == 0 && (row_by_row || bands.size() == 1);   // else the first band is the head
            const std::optional<Stroke> head = may_lack_head ? head_over(*chain[0], bands[0].pieces) : std::nullopt;
            if (caption && bands[end].tail > 0) {
                take_area(head, *chain[first], {true, bands[end].tail, chain[end]->from, chain[end]->to}, strokes);
            } else if (end > first) {
                const std::optional<Stroke> foot = end + 1 < chain.size() ? unshaded_foot(*chain[end]) : std::nullopt;
                take_area(head, *chain[first], foot && foot->at < chain[end + 1]->at ? *foot : *chain[end], strokes);
            }
            first = caption ? end + 1 : std::max(end, first + 1);
        }
    }

    /// The foot of a last row under a shaded one, that has neither shade nor rule: where the text close under it ends.
    [[nodiscard]] std::optional<Stroke> unshaded_foot(const Stroke& last) const {
        const bool rule = std::any_of(rules_.begin(), rules_.end(), [&last](const model::Rule& r) {
            return r.horizontal() && std::abs(r.box.center_y() - last.at) < kReach && r.box.x1 > last.from && r.box.x0 < last.to;
        });
        std::vector<const Line*> below;
        for (const Line& line : stretches_) {
            if (!rule && line.box.y0 > last.at - kReach && line.box.center_x() > last.from && line.box.center_x() < last.to) {
                below.push_back(&line);
            }
        }
        double bottom = last.at;
        bool parted = false;
        for (const TextRow& row : find_rows(below)) {
            if (row.top - bottom > kFootWhite * row.size || row.pieces.front().x0 < last.from - kReach || row.pieces.back().x1 > last.to + kReach) {
                break;
            }
            bottom = row.bottom;
            parted = parted || row.parted();
        }
        return parted ? std::optional<Stroke>({true, bottom + 1, last.from, last.to}) : std::nullopt;
    }

    /// The head that stands over the first stroke of a table of so many columns: rows of several texts close above it.
    [[nodiscard]] std::optional<Stroke> head_over(const Stroke& first, std::size_t columns) const {
        std::vector<const Line*> above;
        for (const Line& line : stretches_) {
            if (line.box.y1 < first.at + kReach && line.box.center_x() > first.from && line.box.center_x() < first.to) {
                above.push_back(&line);
            }
        }
        const std::vector<TextRow> rows = find_rows(above);
        double top = first.at, head = first.at;
        std::size_t texts = 0;   // side by side
        for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
            const double white = row == rows.rbegin() ? kHeadWhite : kFootWhite;
            if (top - row->bottom > white * row->size || row->pieces.front().x0 < first.from - kReach || row->pieces.back().x1 > first.to + kReach) {
                break;
            }
            top = row->top;
            if (row->parted() && row->pieces.size() * 2 >= texts) {
                head = top - 1;
                texts = std::max(texts, row->pieces.size());
            }
        }
        return texts * 2 >= columns && head < first.at ? std::optional<Stroke>({true, head, first.from, first.to}) : std::nullopt;
    }

    static model::Box between(const Stroke& top, const Stroke& bottom) {
        return {std::min(top.from, bottom.from), top.at, std::max(top.to, bottom.to), bottom.at};
    }

    [[nodiscard]] TableBand band_between(const Stroke& top, const Stroke& bottom, const std::vector<Stroke>& strokes) const {
        const model::Box box = between(top, bottom);
        const bool around_other = std::any_of(strokes.begin(), strokes.end(), [&box](const Stroke& s) {
            const bool within = s.horizontal && s.at > box.y0 + kReach && s.at < box.y1 - kReach;
            const double left = std::abs(s.from - box.x0), right = std::abs(s.to - box.x1);
            const bool parts = (left < kSameSide && s.to < box.x1) || (right < kSameSide && s.from > box.x0);   // rows of a few columns
            return within && left < kOtherSide && right < kOtherSide && !parts;
        });
        const std::vector<const Line*> own = stretches_in(box);
        if (around_other || own.empty() || overlaps(box) || std::any_of(own.begin(), own.end(), [&box](const Line* line) { return !inside(line->box, box); })) {
            return {};
        }
        return measure_band(box, own);
    }

    /// Takes what stands between two strokes as a table, with the head over them if it has the table's columns.
    void take_area(const std::optional<Stroke>& head, const Stroke& top, const Stroke& bottom, const std::vector<Stroke>& strokes) {
        model::Box box = between(top, bottom);
        for (const Grid& grid : coarse_) {
            if (inside(box, grid.box)) {
                return;
            }
            const double shared = std::min(grid.box.y1, box.y1) - std::max(grid.box.y0, box.y0);
            if (grid.box.x0 < box.x1 && box.x0 < grid.box.x1 && shared > 0.5 * grid.box.height()) {
                box.add(grid.box);   // its sides reach farther than the strokes across
            }
        }
        std::optional<Grid> grid = align_table(frame(box, strokes), stretches_in(box));
        if (head && head->at < box.y0) {
            box.y0 = head->at;
            std::optional<Grid> headed = overlaps(box) ? std::nullopt : align_table(frame(box, strokes), stretches_in(box));
            grid = headed && (!grid || headed->columns >= grid->columns) ? std::move(headed) : std::move(grid);
        }
        if (grid) {
            finish(std::move(*grid));
        }
    }

    void finish(Grid grid) {
        fill_grid(grid, stretches_);
        std::erase_if(rules_, [&grid](const model::Rule& rule) { return inside(rule.box, grid.box); });
        grids_.push_back(std::move(grid));
    }

    std::vector<model::Rule>& rules_;
    std::vector<Line>& stretches_;
    std::vector<Grid> grids_;
    std::vector<Grid> coarse_;
};

}  // namespace

std::vector<Grid> find_tables(std::vector<model::Rule>& rules, const std::vector<model::Panel>& panels, std::vector<Line>& stretches,
                              std::vector<TextBox>& boxes) {
    PageTables tables(rules, stretches);
    const std::vector<Stroke> ruled = join_rules(rules);
    boxes = find_boxes(ruled);
    std::vector<model::Rule> sides;
    if (panels.size() <= kMaxPanels) {
        sides = panel_sides(panels);
    }
    const bool has_sides = !sides.empty();
    sides.insert(sides.end(), rules.begin(), rules.end());
    const std::vector<Stroke> shaded = has_sides ? join_rules(sides) : std::vector<Stroke>{};
    tables.take_grids(ruled, shaded);
    tables.take_open_tables(has_sides ? shaded : ruled);
    tables.take_coarse_grids();
    std::vector<Grid> found = tables.take();
    if (panels.size() <= kMaxPanels) {
        for (Grid& grid : found) {
            mark_shaded_head(grid, panels);
        }
    }
    return found;
}

}  // namespace bianmu::layout
