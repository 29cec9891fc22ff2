#include "layout/page_tables.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <optional>
#include <utility>

#include "layout/alignment.h"
#include "layout/bands.h"
#include "layout/grid_texts.h"
#include "layout/headed_tables.h"
#include "layout/row_division.h"
#include "layout/strokes.h"
#include "layout/table_ends.h"
#include "layout/table_heads.h"
#include "layout/thin_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kReach = 4;            // points that a table's rules stand out from it
constexpr double kSameSide = 4;         // points: strokes that end this near are of one table
constexpr double kOtherSide = 24;       // points: a stroke that ends this near, but not at the same place, is of another table
constexpr double kMinWidth = 60;        // points of a stroke that may bound a table
constexpr double kShadedCells = 0.5;    // share of cells with text, where panels make the cells
constexpr std::size_t kManyBands = 4;   // the rows of a table, not its head, its body and its foot
constexpr std::size_t kHeadNumbers = 1; // that a head may hold
constexpr double kBody = 0.5;           // of a table's width, that its columns beside the labels have
constexpr double kLabelUnder = 60;      // points under the first of its rows, that a label may stand
constexpr double kMostCells = 0.75;     // the same, where rules make a table with fewer texts
constexpr std::size_t kShadedTexts = 4; // cells with text at least
constexpr std::size_t kMaxPanels = 4000;
constexpr std::size_t kMaxAcross = 100; // strokes outside tables: more are a drawing

bool inside(const model::Box& inner, const model::Box& outer) {
    return inner.x0 >= outer.x0 - kReach && inner.x1 <= outer.x1 + kReach && inner.y0 >= outer.y0 - kReach && inner.y1 <= outer.y1 + kReach;
}

/// The tables of a page, step by step.
class PageTables {
public:
    PageTables(std::vector<model::Rule>& rules, std::vector<Line>& stretches) : rules_(rules), stretches_(stretches), thin_rows_(find_thin_rows(rules)) {}

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
            std::deque<Stroke> longer;   // as far as the chain's
            for (std::size_t k = i + 1; k < across.size(); ++k) {
                if (!used[k] && chain.size() > 1 && leaves_out_labels(*chain.back(), *across[k], longer.empty())) {
                    longer.push_back({true, across[k]->at, chain.front()->from, across[k]->to});
                    chain.push_back(&longer.back());
                    used[k] = true;
                }
            }
            const std::optional<Stroke> foot = unshaded_foot(*chain.back(), stretches_, rules_);
            if (foot) {
                chain.push_back(&*foot);
            }
            take_chain(chain, strokes);
        }
    }

    /// Tables with one stroke, under their head.
    void take_headed_tables(const std::vector<Stroke>& strokes) {
        std::vector<const Stroke*> across;
        for (const Stroke& stroke : strokes) {
            const bool taken = std::any_of(grids_.begin(), grids_.end(), [&stroke](const Grid& grid) { return inside(stroke.box(), grid.box); });
            if (stroke.horizontal && !taken && stroke.length() > kMinWidth) {
                across.push_back(&stroke);
            }
        }
        if (across.size() > kMaxAcross) {
            return;
        }
        for (const Stroke* stroke : across) {
            std::optional<Grid> grid = find_headed_table(*stroke, stretches_);
            if (grid && !overlaps(grid->box)) {
                finish(std::move(*grid));
            }
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
    /// Whether a stroke under another that ends with it leaves out labels at its left, as strokes before do if it is not the first: a
    /// text stands there, and none reaches over its start.
    [[nodiscard]] bool leaves_out_labels(const Stroke& last, const Stroke& stroke, bool is_first) const {
        if (stroke.at < last.at + kReach || std::abs(stroke.to - last.to) > kSameSide || stroke.from < last.from + kOtherSide || stroke.length() < kBody * last.length()) {
            return false;
        }
        const std::vector<const Line*> text = stretches_in({last.from, last.at, last.to, stroke.at});
        return std::none_of(text.begin(), text.end(), [&](const Line* line) { return line->box.x0 < stroke.from && line->box.x1 > stroke.from; }) &&
               (!is_first || !stretches_in({last.from, last.at, stroke.from, stroke.at + kLabelUnder}).empty());
    }

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
        std::vector<Grid> grids = find_grids(strokes);
        if (std::vector<Stroke> joints = join_at_names(grids, strokes, stretches_); !joints.empty()) {
            joints.insert(joints.end(), strokes.begin(), strokes.end());
            grids = find_grids(joints);
        }
        for (Grid& grid : grids) {
            const std::vector<const Line*> text = stretches_in(grid.box);
            if (text.empty() || has_ticks(grid.box, rules_) || is_cut(grid, text)) {
                continue;
            }
            const auto cells = deal_texts(grid, text);
            const auto filled = std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); });
            found.push_back({std::move(grid), static_cast<std::size_t>(filled)});
        }
        return found;
    }

    /// Takes a grid, or keeps it for later where alignment parts more cells: an open table may take it in.
    void take_grid(Grid grid, const std::vector<Stroke>& strokes) {
        if (overlaps(grid.box)) {
            return;
        }
        const std::vector<const Line*> text = stretches_in(grid.box);
        const AreaFrame area = frame(grid.box, strokes);
        const CellTexts texts = deal_texts(grid, text);
        if (std::vector<Stroke> partings = part_tall_row(grid, texts, area.strokes); !partings.empty()) {
            partings.insert(partings.end(), area.strokes.begin(), area.strokes.end());
            std::vector<Grid> parted = find_grids(partings);
            if (parted.size() == 1) {
                finish(std::move(parted.front()));
                return;
            }
        }
        std::optional<Grid> finer;
        if (is_coarse(grid, texts)) {
            finer = align_table(area, text);
        }
        if (finer && finer->cells.size() > grid.cells.size()) {
            coarse_.push_back(std::move(*finer));
        } else {
            divide_heads(grid, texts);
            finish(std::move(grid));
        }
    }

    static AreaFrame frame(const model::Box& box, const std::vector<Stroke>& strokes) {
        AreaFrame area{box, {}, false};
        std::copy_if(strokes.begin(), strokes.end(), std::back_inserter(area.strokes), [&box](const Stroke& s) { return inside(s.box(), box); });
        return area;
    }

    [[nodiscard]] bool overlaps(const model::Box& box) const {
        return std::any_of(grids_.begin(), grids_.end(), [&box](const Grid& grid) {
            return grid.box.x0 < box.x1 && box.x0 < grid.box.x1 && grid.box.y0 < box.y1 && box.y0 < grid.box.y1;
        });
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
            return (row_by_row && is_name(bands, i)) || (bands[i].cells && (row_by_row || bands[i].parted > 0 || hangs_in_column(bands, first, i)));
        };
        for (std::size_t first = 0; first < bands.size();) {
            std::size_t end = first;
            while (end < bands.size() && fits(first, end) && !is_caption(bands, first, end)) {
                ++end;
            }
            const bool caption = end < bands.size() && fits(first, end);
            // Else the first of a few bands is the head, and texts over more bands are as many as they have.
            const bool sure = row_by_row || bands.size() == 1 || bands[first].numbers > kHeadNumbers;
            const bool may_lack_head = sure || (first == 0 ? bands.size() : end - first) >= kManyBands;
            const std::optional<Stroke> head = may_lack_head ? head_over(*chain[first], (sure ? 1 : 2) * bands[first].pieces, stretches_, strokes) : std::nullopt;
            if (caption && bands[end].tail > 0) {
                take_area(head, *chain[first], {true, bands[end].tail, chain[end]->from, chain[end]->to}, strokes);
            } else if (end > first) {
                const std::optional<Stroke> foot = end + 1 < chain.size() ? unshaded_foot(*chain[end], stretches_, rules_) : std::nullopt;
                take_area(head, *chain[first], foot && foot->at < chain[end + 1]->at ? *foot : *chain[end], strokes);
            }
            first = caption ? end + 1 : std::max(end, first + 1);
        }
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
        const auto stands_out = [&](const Line* line) {
            const bool beside = line->box.x0 < box.x0 - kReach || line->box.x1 > box.x1 + kReach;
            return beside || (!inside(line->box, box) && std::any_of(strokes.begin(), strokes.end(), [line](const Stroke& s) {
                return s.horizontal && s.at > line->box.y0 && s.at < line->box.y1 && s.from < line->box.center_x() && s.to > line->box.center_x();
            }));
        };
        if (around_other || own.empty() || has_keys_outside(box, own, stretches_, strokes) || overlaps(box) || std::any_of(own.begin(), own.end(), stands_out)) {
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
            if (headed && (!grid || headed->columns >= grid->columns)) {
                grid = std::move(headed);
            }
        }
        if (grid) {
            finish(std::move(*grid));
        }
    }

    void finish(Grid grid) {
        add_thin_rows(grid, thin_rows_);
        fill_grid(grid, stretches_);
        std::erase_if(rules_, [&grid](const model::Rule& rule) { return inside(rule.box, grid.box); });
        grids_.push_back(std::move(grid));
    }

    std::vector<model::Rule>& rules_;
    std::vector<Line>& stretches_;
    const std::vector<ThinRow> thin_rows_;
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
    tables.take_headed_tables(ruled);
    std::vector<Grid> found = tables.take();
    if (panels.size() <= kMaxPanels) {
        for (Grid& grid : found) {
            mark_shaded_head(grid, panels);
        }
    }
    return found;
}

}  // namespace bianmu::layout
