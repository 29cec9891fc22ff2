#include "layout/table_pieces.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "layout/aligned_text.h"
#include "layout/lines.h"
#include "layout/table_heads.h"
#include "layout/table_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kOneLine = 0.3;         // em between baselines of one line
constexpr double kOut = 4;               // points that a text may stand out of the table's columns
constexpr double kMaxWhite = 1.6;        // em between two rows
constexpr std::size_t kMaxLines = 12;    // of a piece at the foot of a column
constexpr std::size_t kLeastHead = 4;    // characters

/// The lines of a table's head, as they stand on the page.
struct Head {
    int rows = 0;
    int cells = 0;         ///< with text
    std::vector<std::u32string> lines;
    double x = 0, y = 0;   ///< of its first character

    [[nodiscard]] bool found() const {
        std::size_t characters = 0;
        for (const std::u32string& line : lines) {
            characters += line.size();
        }
        return cells > 1 && characters >= kLeastHead;   // one text over all columns, as the name of a part, stands anywhere
    }
};

std::u32string text_of(const Line& line) {
    std::u32string text;
    for (const Char& c : line.chars) {
        text += c.code;
    }
    return text;
}

Head head_of(const Grid& grid) {
    Head head;
    head.rows = rows_of_head(grid.cells);
    if (head.rows >= grid.rows) {
        return {};
    }
    std::vector<const Char*> chars;
    for (const GridCell& cell : grid.cells) {
        head.cells += cell.row < head.rows && !cell.stretches.empty() ? 1 : 0;
        for (const Line& stretch : cell.stretches) {
            for (const Char& c : stretch.chars) {
                if (cell.row < head.rows) {
                    chars.push_back(&c);
                }
            }
        }
    }
    std::stable_sort(chars.begin(), chars.end(), [](const Char* a, const Char* b) { return a->y < b->y; });
    for (auto first = chars.begin(); first != chars.end();) {
        const auto end = std::find_if(first, chars.end(), [first](const Char* c) { return c->y - (*first)->y > kOneLine * c->size; });
        std::stable_sort(first, end, [](const Char* a, const Char* b) { return a->x0 < b->x0; });
        if (head.lines.empty()) {
            head.x = (*first)->x0;
            head.y = (*first)->y;
        }
        head.lines.emplace_back();
        for (; first != end; ++first) {
            head.lines.back() += (*first)->code;
        }
    }
    return head;
}

/// Whether the items from `at` on repeat a head.
bool repeats(const std::vector<Item>& items, std::size_t at, const Head& head) {
    if (at + head.lines.size() >= items.size()) {
        return false;   // nothing under it
    }
    for (std::size_t i = 0; i < head.lines.size(); ++i) {
        const Item& item = items[at + i];
        if (!item.is_line() || text_of(item.line) != head.lines[i]) {
            return false;
        }
    }
    return true;
}

/// A piece of a table: the head that it repeats at `first`, and the lines under it.
class Piece {
public:
    Piece(const Grid& whole, const Head& head, const std::vector<Item>& items, std::size_t first) : whole_(whole), head_(head) {
        const Line& line = items[first].line;
        const double dx = line.chars.front().x0 - head.x, dy = line.chars.front().y - head.y;
        for (const double x : whole.xs) {
            xs_.push_back(x + dx);
        }
        for (int row = 0; row <= head.rows; ++row) {
            ys_.push_back(whole.ys[static_cast<std::size_t>(row)] + dy);
        }
    }

    /// Whether a line stands in the columns: inside the table, no text over two columns.
    [[nodiscard]] bool holds(const Line& line) const {
        for (const TextRow& row : find_rows({&line})) {
            for (const RowPiece& piece : row.pieces) {
                const auto next = std::upper_bound(xs_.begin(), xs_.end(), piece.x0 + 0.1);
                if (next == xs_.end() || (next == xs_.begin() && piece.x0 < xs_.front() - kOut) || piece.x1 > (next + 1 == xs_.end() ? *next + kOut : *next + 0.1)) {
                    return false;
                }
            }
        }
        return true;
    }

    [[nodiscard]] std::optional<Grid> build(const std::vector<const Line*>& lines) {
        AreaFrame area{{xs_.front(), ys_.back(), xs_.back(), ys_.back()}, {}, false};
        for (const Line* line : lines) {
            area.box.add(line->box);
        }
        const AlignedText text{area, find_rows(lines), {xs_.begin() + 1, xs_.end() - 1}};
        if (text.rows.empty()) {
            return std::nullopt;
        }
        const RowGroups rows = group_rows(text);
        ys_.back() = std::min(ys_.back(), text.rows.front().top);
        for (std::size_t g = 1; g < rows.groups.size(); ++g) {
            ys_.push_back((text.rows[rows.groups[g].first - 1].bottom + text.rows[rows.groups[g].first].top) / 2);
        }
        ys_.push_back(area.box.y1);
        if (!std::is_sorted(ys_.begin(), ys_.end())) {
            return std::nullopt;
        }
        Slots slots(xs_, ys_);
        for (const GridCell& cell : whole_.cells) {
            for (int r = cell.row; cell.row < head_.rows && r < cell.row + cell.row_span; ++r) {
                for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
                    slots.join(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column), static_cast<std::size_t>(r), static_cast<std::size_t>(c));
                }
            }
        }
        Grid grid = slots.grid();
        for (GridCell& cell : grid.cells) {
            cell.header = cell.row < head_.rows;
        }
        grid.ruled = false;
        return grid;
    }

private:
    const Grid& whole_;
    const Head& head_;
    std::vector<double> xs_, ys_;
};

/// Makes a table of the items [first, end) of a region.
void take(LaidPage& page, Region& region, std::size_t first, std::size_t end, Grid grid) {
    std::vector<Line> lines;
    for (std::size_t i = first; i < end; ++i) {
        lines.push_back(std::move(region.items[i].line));
    }
    fill_grid(grid, lines);
    std::erase_if(page.rules, [&grid](const model::Rule& rule) { return grid.box.contains(rule.box.center_x(), rule.box.center_y()); });
    Item item;
    item.line.box = grid.box;
    item.grid = static_cast<int>(page.grids.size());
    page.grids.push_back(std::move(grid));
    std::vector<Item> own{std::move(item)};
    for (Line& line : lines) {   // characters outside all cells
        own.push_back({std::move(line), -1, -1});
    }
    const auto from = region.items.erase(region.items.begin() + static_cast<std::ptrdiff_t>(first), region.items.begin() + static_cast<std::ptrdiff_t>(end));
    region.items.insert(from, std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
}

/// Takes the piece that repeats `head` at `first`, as far as lines stand in its columns; at the foot of a column that is to the end.
bool take_piece(LaidPage& page, Region& region, std::size_t first, const Grid& whole, const Head& head, bool foot) {
    Piece piece(whole, head, region.items, first);
    const std::size_t body = first + head.lines.size();
    std::size_t end = body;
    std::vector<const Line*> lines;
    for (; end < region.items.size() && region.items[end].is_line(); ++end) {
        const Line& line = region.items[end].line;
        const double white = (line.box.y0 - region.items[end - 1].line.box.y1) / std::max(1.0F, line.size);
        if (white > kMaxWhite || !piece.holds(line)) {
            break;
        }
        lines.push_back(&line);
    }
    if (lines.empty() || (foot && end < region.items.size())) {
        return false;
    }
    std::optional<Grid> grid = piece.build(lines);
    if (grid) {
        take(page, region, first, end, std::move(*grid));
    }
    return grid.has_value();
}

/// A region and the page that it stands on.
struct Place {
    LaidPage* page;
    Region* region;

    /// The table that begins or ends the region.
    [[nodiscard]] const Grid* table(bool first) const {
        const Item& item = first ? region->items.front() : region->items.back();
        return item.grid >= 0 ? &page->grids[static_cast<std::size_t>(item.grid)] : nullptr;
    }
};

}  // namespace

void find_table_pieces(std::vector<LaidPage>& pages) {
    std::vector<Place> places;
    for (LaidPage& page : pages) {
        for (Region& region : page.regions) {
            if (!region.items.empty()) {
                places.push_back({&page, &region});
            }
        }
    }
    for (std::size_t i = 1; i < places.size(); ++i) {
        const Place& before = places[i - 1];
        const Place& after = places[i];
        if (after.page->number > before.page->number + 1) {
            continue;
        }
        const Grid* ends = before.table(false);
        const Grid* begins = after.table(true);
        if (ends != nullptr && begins == nullptr) {
            const Head head = head_of(*ends);
            if (head.found() && repeats(after.region->items, 0, head)) {
                take_piece(*after.page, *after.region, 0, Grid(*ends), head, false);   // a copy, for the page's tables move
            }
        } else if (ends == nullptr && begins != nullptr) {
            const Head head = head_of(*begins);
            const std::vector<Item>& items = before.region->items;
            for (std::size_t at = items.size() > kMaxLines ? items.size() - kMaxLines : 0; head.found() && at < items.size(); ++at) {
                if (repeats(items, at, head) && take_piece(*before.page, *before.region, at, Grid(*begins), head, true)) {
                    break;
                }
            }
        }
    }
}

}  // namespace bianmu::layout
