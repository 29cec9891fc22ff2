#include "layout/grids.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "layout/lines.h"

namespace bianmu::layout {

namespace {

constexpr double kTouch = 3;          // points: rules this near meet
constexpr double kSameEdge = 3;       // points: edges this near are one
constexpr double kMinCell = 4;        // points: a thinner slot is a double line
constexpr double kEdgeCover = 0.6;    // share of a slot's side that a rule must cover to divide

/// Groups of indexes, joined pairwise.
class Groups {
public:
    explicit Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t find(std::size_t i) {
        while (parent_[i] != i) {
            i = parent_[i] = parent_[parent_[i]];
        }
        return i;
    }
    void join(std::size_t a, std::size_t b) { parent_[std::max(find(a), find(b))] = std::min(find(a), find(b)); }

private:
    std::vector<std::size_t> parent_;
};

bool touch(const model::Box& a, const model::Box& b) {
    return a.x0 <= b.x1 + kTouch && b.x0 <= a.x1 + kTouch && a.y0 <= b.y1 + kTouch && b.y0 <= a.y1 + kTouch;
}

/// Distinct positions, sorted; positions within kSameEdge are one.
std::vector<double> edges_of(std::vector<double> positions) {
    std::sort(positions.begin(), positions.end());
    std::vector<double> edges;
    for (const double position : positions) {
        if (edges.empty() || position - edges.back() > std::max(kSameEdge, kMinCell)) {
            edges.push_back(position);
        }
    }
    return edges;
}

/// How much of [from, to] along the direction of `horizontal` lies under rules near `at`.
double covered(const std::vector<model::Rule>& rules, bool horizontal, double at, double from, double to) {
    std::vector<std::pair<double, double>> pieces;
    for (const model::Rule& rule : rules) {
        const double middle = horizontal ? rule.box.center_y() : rule.box.center_x();
        if (rule.horizontal() == horizontal && std::abs(middle - at) <= std::max(kSameEdge, kMinCell)) {
            pieces.emplace_back(std::max(from, horizontal ? rule.box.x0 : rule.box.y0), std::min(to, horizontal ? rule.box.x1 : rule.box.y1));
        }
    }
    std::sort(pieces.begin(), pieces.end());
    double sum = 0;
    double reached = from;
    for (const auto& [start, end] : pieces) {
        if (end > std::max(start, reached)) {
            sum += end - std::max(start, reached);
            reached = end;
        }
    }
    return sum;
}

struct Slots {
    std::vector<double> xs, ys;
    [[nodiscard]] std::size_t columns() const { return xs.size() - 1; }
    [[nodiscard]] std::size_t rows() const { return ys.size() - 1; }
};

/// Joins slots that no rule divides; a group that is no rectangle grows to one.
std::vector<GridCell> merge_slots(const std::vector<model::Rule>& rules, const Slots& slots) {
    const std::size_t columns = slots.columns();
    Groups groups(slots.rows() * columns);
    for (std::size_t r = 0; r < slots.rows(); ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            const double width = slots.xs[c + 1] - slots.xs[c];
            const double height = slots.ys[r + 1] - slots.ys[r];
            if (c + 1 < columns && covered(rules, false, slots.xs[c + 1], slots.ys[r], slots.ys[r + 1]) < kEdgeCover * height) {
                groups.join(r * columns + c, r * columns + c + 1);
            }
            if (r + 1 < slots.rows() && covered(rules, true, slots.ys[r + 1], slots.xs[c], slots.xs[c + 1]) < kEdgeCover * width) {
                groups.join(r * columns + c, (r + 1) * columns + c);
            }
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t root = 0; root < slots.rows() * columns; ++root) {
            if (groups.find(root) != root) {
                continue;
            }
            std::size_t r0 = slots.rows(), r1 = 0, c0 = columns, c1 = 0;
            for (std::size_t i = 0; i < slots.rows() * columns; ++i) {
                if (groups.find(i) == root) {
                    r0 = std::min(r0, i / columns), r1 = std::max(r1, i / columns);
                    c0 = std::min(c0, i % columns), c1 = std::max(c1, i % columns);
                }
            }
            for (std::size_t r = r0; r <= r1; ++r) {
                for (std::size_t c = c0; c <= c1; ++c) {
                    if (groups.find(r * columns + c) != groups.find(root)) {
                        groups.join(r * columns + c, root);
                        changed = true;
                    }
                }
            }
        }
    }
    std::vector<GridCell> cells;
    for (std::size_t root = 0; root < slots.rows() * columns; ++root) {
        if (groups.find(root) != root) {
            continue;
        }
        std::size_t last = root;
        for (std::size_t i = root; i < slots.rows() * columns; ++i) {
            last = groups.find(i) == root ? i : last;
        }
        GridCell cell;
        cell.row = static_cast<int>(root / columns);
        cell.column = static_cast<int>(root % columns);
        cell.row_span = static_cast<int>(last / columns) - cell.row + 1;
        cell.column_span = static_cast<int>(last % columns) - cell.column + 1;
        cell.box = {slots.xs[root % columns], slots.ys[root / columns], slots.xs[last % columns + 1], slots.ys[last / columns + 1]};
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// The slots of a group of touching rules, or none where it is no table. Open sides are closed at the rules' extent.
Slots find_slots(const std::vector<model::Rule>& rules) {
    std::vector<double> xs, ys;
    model::Box extent = rules.front().box;
    for (const model::Rule& rule : rules) {
        extent.add(rule.box);
        (rule.horizontal() ? ys : xs).push_back(rule.horizontal() ? rule.box.center_y() : rule.box.center_x());
    }
    if (xs.empty() || ys.size() < 2) {
        return {};
    }
    const auto close = [](std::vector<double>& positions, double from, double to) {
        if (std::none_of(positions.begin(), positions.end(), [from](double p) { return p < from + kTouch + 1; })) {
            positions.push_back(from);
        }
        if (std::none_of(positions.begin(), positions.end(), [to](double p) { return p > to - kTouch - 1; })) {
            positions.push_back(to);
        }
    };
    close(xs, extent.x0, extent.x1);
    close(ys, extent.y0, extent.y1);
    return {edges_of(std::move(xs)), edges_of(std::move(ys))};
}

}  // namespace

GridCell* Grid::cell_at(double x, double y) {
    const auto found = std::find_if(cells.begin(), cells.end(), [x, y](const GridCell& cell) { return cell.box.contains(x, y); });
    return found == cells.end() ? nullptr : &*found;
}

std::vector<Grid> find_grids(std::vector<model::Rule>& rules, std::vector<Line>& stretches) {
    Groups groups(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (std::size_t k = i + 1; k < rules.size(); ++k) {
            if (touch(rules[i].box, rules[k].box)) {
                groups.join(i, k);
            }
        }
    }
    std::vector<Grid> grids;
    std::vector<bool> used(rules.size(), false);
    for (std::size_t root = 0; root < rules.size(); ++root) {
        if (groups.find(root) != root) {
            continue;
        }
        std::vector<model::Rule> own;
        for (std::size_t i = root; i < rules.size(); ++i) {
            if (groups.find(i) == root) {
                own.push_back(rules[i]);
            }
        }
        const Slots slots = find_slots(own);
        if (slots.xs.size() < 2 || slots.ys.size() < 2 || slots.rows() * slots.columns() < 2) {
            continue;
        }
        Grid grid;
        grid.cells = merge_slots(own, slots);
        if (grid.cells.size() < 2) {
            continue;
        }
        grid.rows = static_cast<int>(slots.rows());
        grid.columns = static_cast<int>(slots.columns());
        grid.box = {slots.xs.front(), slots.ys.front(), slots.xs.back(), slots.ys.back()};
        std::vector<Line> outside;
        std::size_t inside = 0;
        for (Line& stretch : stretches) {
            if (stretch.box.x1 < grid.box.x0 || stretch.box.x0 > grid.box.x1 || stretch.box.y1 < grid.box.y0 || stretch.box.y0 > grid.box.y1) {
                outside.push_back(std::move(stretch));
                continue;
            }
            // A stretch may reach over a cell's side, where text stands close to the rules: its characters are dealt out one by one.
            std::vector<std::pair<GridCell*, Line>> pieces;
            for (const Char& c : stretch.chars) {
                GridCell* home = grid.cell_at((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2);
                if (pieces.empty() || pieces.back().first != home) {
                    pieces.emplace_back(home, Line{});
                }
                Line& piece = pieces.back().second;
                add_char(piece, c);
                piece.size = stretch.size;
                piece.baseline = stretch.baseline;
            }
            for (auto& [home, piece] : pieces) {
                inside += home != nullptr ? 1U : 0U;
                (home != nullptr ? home->stretches : outside).push_back(std::move(piece));
            }
        }
        stretches = std::move(outside);
        if (inside == 0) {
            continue;   // a drawing
        }
        for (std::size_t i = root; i < rules.size(); ++i) {
            used[i] = used[i] || groups.find(i) == root;
        }
        grids.push_back(std::move(grid));
    }
    std::vector<model::Rule> free;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!used[i]) {
            free.push_back(rules[i]);
        }
    }
    rules = std::move(free);
    return grids;
}

}  // namespace bianmu::layout
