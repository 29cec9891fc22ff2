#include "layout/grids.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "layout/lines.h"
#include "layout/text_boxes.h"

namespace bianmu::layout {

namespace {

constexpr double kTouch = 3;              // points: strokes this near meet
constexpr double kMinCell = 4;            // points: a thinner slot is a double line
constexpr double kEdgeCover = 0.6;        // share of a slot's side that a stroke must cover to divide
constexpr std::size_t kMaxSlots = 40000;  // more are a drawing
constexpr std::size_t kMaxStrokes = 2000;  // of a table whose lines down show rows
constexpr double kLeastHead = 6;          // points: the lowest row of a head

/// Distinct positions, sorted; positions within kMinCell are one.
std::vector<double> edges_of(std::vector<double> positions) {
    std::sort(positions.begin(), positions.end());
    std::vector<double> edges;
    for (const double position : positions) {
        if (edges.empty() || position - edges.back() > kMinCell) {
            edges.push_back(position);
        }
    }
    return edges;
}

/// The strokes of one direction, by the edge that they lie on.
class EdgeIndex {
public:
    EdgeIndex(const std::vector<Stroke>& strokes, bool horizontal, const std::vector<double>& edges) : lines_(edges.size()) {
        for (const Stroke& stroke : strokes) {
            if (stroke.horizontal != horizontal) {
                continue;
            }
            const auto low = std::lower_bound(edges.begin(), edges.end(), stroke.at - kMinCell);
            for (auto edge = low; edge != edges.end() && *edge <= stroke.at + kMinCell; ++edge) {
                lines_[static_cast<std::size_t>(edge - edges.begin())].emplace_back(stroke.from, stroke.to);
            }
        }
        for (auto& line : lines_) {
            std::sort(line.begin(), line.end());
        }
    }

    /// Whether strokes on an edge cover most of [from, to].
    [[nodiscard]] bool covers(std::size_t edge, double from, double to) const {
        double sum = 0;
        double reached = from;
        for (const auto& [start, end] : lines_[edge]) {
            if (start >= to) {
                break;
            }
            if (end > reached) {
                sum += std::min(end, to) - std::max(start, reached);
                reached = std::min(end, to);
            }
        }
        return sum >= kEdgeCover * (to - from);
    }

private:
    std::vector<std::vector<std::pair<double, double>>> lines_;
};

/// Strokes that touch, group after group.
std::vector<std::vector<Stroke>> touching(const std::vector<Stroke>& strokes) {
    std::vector<std::size_t> order(strokes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<model::Box> boxes;
    for (const Stroke& stroke : strokes) {
        boxes.push_back(stroke.box());
    }
    std::sort(order.begin(), order.end(), [&boxes](std::size_t a, std::size_t b) { return boxes[a].y0 < boxes[b].y0; });
    std::vector<std::size_t> parent(strokes.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto find = [&parent](std::size_t i) {
        while (parent[i] != i) {
            i = parent[i] = parent[parent[i]];
        }
        return i;
    };
    std::vector<std::size_t> open;   // those that reach down to the current one
    for (const std::size_t i : order) {
        std::erase_if(open, [&](std::size_t k) { return boxes[k].y1 + kTouch < boxes[i].y0; });
        for (const std::size_t k : open) {
            if (boxes[k].x0 <= boxes[i].x1 + kTouch && boxes[i].x0 <= boxes[k].x1 + kTouch) {
                parent[find(i)] = find(k);
            }
        }
        open.push_back(i);
    }
    std::vector<std::vector<std::size_t>> groups(strokes.size());
    for (const std::size_t i : order) {
        groups[find(i)].push_back(i);
    }
    std::erase_if(groups, [](const auto& group) { return group.size() < 3; });
    std::sort(groups.begin(), groups.end(), [&boxes](const auto& a, const auto& b) {
        return std::pair(boxes[a[0]].y0, boxes[a[0]].x0) < std::pair(boxes[b[0]].y0, boxes[b[0]].x0);
    });
    std::vector<std::vector<Stroke>> found;
    for (const std::vector<std::size_t>& group : groups) {
        found.emplace_back();
        for (const std::size_t i : group) {
            found.back().push_back(strokes[i]);
        }
    }
    return found;
}

/// The edges of touching strokes; empty where they divide nothing. Open sides are closed at the strokes' extent.
std::pair<std::vector<double>, std::vector<double>> find_edges(const std::vector<Stroke>& strokes) {
    std::vector<double> xs, ys;
    model::Box extent = strokes.front().box();
    for (const Stroke& stroke : strokes) {
        extent.add(stroke.box());
        (stroke.horizontal ? ys : xs).push_back(stroke.at);
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

/// The heights that lines down show inside rows: those that begin in the first row part columns under a head over all of them, and
/// several that begin or end elsewhere stand under or over a name of the rows. The parting reaches from the next line down on the
/// left to the next on the right.
std::vector<Stroke> find_partings(const std::vector<Stroke>& strokes, const std::vector<double>& xs, const std::vector<double>& ys) {
    struct End {
        Stroke parting;
        bool first = false;   ///< in the first row
    };
    if (strokes.size() > kMaxStrokes) {
        return {};
    }
    std::vector<End> ends;
    for (const Stroke& stroke : strokes) {
        if (stroke.horizontal || stroke.at < xs.front() + kMinCell || stroke.at > xs.back() - kMinCell) {
            continue;
        }
        for (const double y : {stroke.from, stroke.to}) {
            const auto under = std::upper_bound(ys.begin(), ys.end(), y);
            if (under == ys.begin() || under == ys.end() || y < *(under - 1) + kLeastHead || y > *under - kLeastHead) {
                continue;
            }
            const bool begins = y == stroke.from;
            const double open_from = begins ? *(under - 1) + kTouch : y + kTouch, open_to = begins ? y - kTouch : *under - kTouch;
            double left = xs.front(), right = xs.back();
            bool open = true;
            for (const Stroke& other : strokes) {
                if (other.horizontal || &other == &stroke) {
                    continue;
                }
                open = open && !(std::abs(other.at - stroke.at) < kMinCell && other.from < open_to && other.to > open_from);
                if (other.from < y - kTouch && other.to > y + kTouch) {
                    (other.at < stroke.at ? left : right) = other.at < stroke.at ? std::max(left, other.at) : std::min(right, other.at);
                }
            }
            if (open) {
                ends.push_back({{true, y, left, right}, begins && under == ys.begin() + 1});
            }
        }
    }
    std::vector<Stroke> partings;
    for (const End& end : ends) {
        const auto level = std::count_if(ends.begin(), ends.end(), [&end](const End& other) { return std::abs(other.parting.at - end.parting.at) < kTouch; });
        if (end.first || level > 1) {
            partings.push_back(end.parting);
        }
    }
    return partings;
}

/// Whether lines down join boxes: where they stand both outer sides are open, and elsewhere both are drawn. So charts of steps are.
bool joins_boxes(const EdgeIndex& down, const std::vector<double>& xs, const std::vector<double>& ys) {
    bool closed = false, joint = false;
    for (std::size_t r = 0; r + 1 < ys.size(); ++r) {
        const auto drawn = [&](std::size_t edge) { return down.covers(edge, ys[r], ys[r + 1]); };
        const bool left = drawn(0), right = drawn(xs.size() - 1);
        bool inner = false;
        for (std::size_t c = 1; !left && !right && c + 1 < xs.size(); ++c) {
            inner = inner || drawn(c);
        }
        closed = closed || (left && right);
        joint = joint || inner;
    }
    return closed && joint;
}

}  // namespace

GridCell* Grid::cell_at(double x, double y) {
    if (!box.contains(x, y)) {
        return nullptr;
    }
    const auto slot = [](const std::vector<double>& edges, double p) {
        const auto next = std::upper_bound(edges.begin() + 1, edges.end() - 1, p);
        return static_cast<std::size_t>(next - edges.begin()) - 1;
    };
    return &cells[at[slot(ys, y) * (xs.size() - 1) + slot(xs, x)]];
}

void Grid::divide(std::size_t cell) {
    const GridCell whole = cells[cell];
    const auto columns_of = static_cast<std::size_t>(whole.column_span);
    std::vector<GridCell> parts(columns_of, whole);
    for (std::size_t k = 0; k < columns_of; ++k) {
        const std::size_t column = static_cast<std::size_t>(whole.column) + k;
        parts[k].column = static_cast<int>(column);
        parts[k].column_span = 1;
        parts[k].box.x0 = xs[column];
        parts[k].box.x1 = xs[column + 1];
    }
    for (std::size_t slot = 0; slot < at.size(); ++slot) {
        const std::size_t column = slot % (xs.size() - 1);
        at[slot] += at[slot] == cell ? column - static_cast<std::size_t>(whole.column) : at[slot] > cell ? columns_of - 1 : 0;
    }
    cells[cell] = parts.front();
    cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(cell) + 1, parts.begin() + 1, parts.end());
}

Slots::Slots(std::vector<double> xs, std::vector<double> ys) : xs_(std::move(xs)), ys_(std::move(ys)), parent_(rows() * columns()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
}

std::size_t Slots::find(std::size_t slot) {
    while (parent_[slot] != slot) {
        slot = parent_[slot] = parent_[parent_[slot]];
    }
    return slot;
}

void Slots::join(std::size_t row, std::size_t column, std::size_t other_row, std::size_t other_column) {
    const std::size_t a = find(row * columns() + column);
    const std::size_t b = find(other_row * columns() + other_column);
    parent_[std::max(a, b)] = std::min(a, b);
}

Grid Slots::grid() {
    struct Extent {
        std::size_t r0, r1, c0, c1;
    };
    std::vector<Extent> extents;
    for (bool changed = true; changed;) {
        changed = false;
        extents.assign(parent_.size(), {rows(), 0, columns(), 0});
        for (std::size_t i = 0; i < parent_.size(); ++i) {
            Extent& e = extents[find(i)];
            e = {std::min(e.r0, i / columns()), std::max(e.r1, i / columns()), std::min(e.c0, i % columns()), std::max(e.c1, i % columns())};
        }
        for (std::size_t i = 0; i < parent_.size(); ++i) {
            if (find(i) != i) {
                continue;
            }
            for (std::size_t r = extents[i].r0; r <= extents[i].r1; ++r) {
                for (std::size_t c = extents[i].c0; c <= extents[i].c1; ++c) {
                    if (find(r * columns() + c) != find(i)) {
                        join(r, c, i / columns(), i % columns());
                        changed = true;
                    }
                }
            }
        }
    }
    Grid grid;
    grid.rows = static_cast<int>(rows());
    grid.columns = static_cast<int>(columns());
    grid.box = {xs_.front(), ys_.front(), xs_.back(), ys_.back()};
    grid.at.resize(parent_.size());
    for (std::size_t i = 0; i < parent_.size(); ++i) {
        const std::size_t root = find(i);
        if (root == i) {   // the first slot of its cell
            const Extent& e = extents[i];
            GridCell cell;
            cell.row = static_cast<int>(e.r0);
            cell.column = static_cast<int>(e.c0);
            cell.row_span = static_cast<int>(e.r1 - e.r0) + 1;
            cell.column_span = static_cast<int>(e.c1 - e.c0) + 1;
            cell.box = {xs_[e.c0], ys_[e.r0], xs_[e.c1 + 1], ys_[e.r1 + 1]};
            grid.at[i] = grid.cells.size();
            grid.cells.push_back(std::move(cell));
        }
        grid.at[i] = grid.at[root];
    }
    grid.xs = xs_;
    grid.ys = ys_;
    return grid;
}

std::vector<TextBox> find_boxes(const std::vector<Stroke>& strokes) {
    std::vector<TextBox> boxes;
    for (const std::vector<Stroke>& own : touching(strokes)) {
        const auto [xs, ys] = find_edges(own);
        if (xs.size() < 2 || ys.size() < 2 || (xs.size() - 1) * (ys.size() - 1) > kMaxSlots) {
            continue;
        }
        const EdgeIndex down(own, false, xs);
        const bool chart = joins_boxes(down, xs, ys);
        if (!chart && (xs.size() > 2 || ys.size() > 2)) {
            continue;   // a table
        }
        const EdgeIndex across(own, true, ys);
        for (std::size_t r = 0; r + 1 < ys.size(); ++r) {
            std::size_t left = xs.size();
            for (std::size_t c = 0; c < xs.size(); ++c) {
                if (!down.covers(c, ys[r], ys[r + 1])) {
                    continue;
                }
                if (left < c && across.covers(r, xs[left], xs[c]) && across.covers(r + 1, xs[left], xs[c])) {
                    boxes.push_back({{xs[left], ys[r], xs[c], ys[r + 1]}, chart});
                }
                left = c;
            }
        }
    }
    return boxes;
}

std::vector<Grid> find_grids(const std::vector<Stroke>& strokes) {
    std::vector<Grid> grids;
    for (std::vector<Stroke>& own : touching(strokes)) {
        auto [xs, ys] = find_edges(own);
        if (xs.size() > 2 && ys.size() > 1) {
            if (const std::vector<Stroke> partings = find_partings(own, xs, ys); !partings.empty()) {
                own.insert(own.end(), partings.begin(), partings.end());
                std::tie(xs, ys) = find_edges(own);
            }
        }
        if (xs.size() < 2 || ys.size() < 2 || (xs.size() - 1) * (ys.size() - 1) < 2 || (xs.size() - 1) * (ys.size() - 1) > kMaxSlots) {
            continue;
        }
        const EdgeIndex down(own, false, xs);
        const EdgeIndex across(own, true, ys);
        if (joins_boxes(down, xs, ys)) {
            continue;
        }
        Slots slots(xs, ys);
        for (std::size_t r = 0; r < slots.rows(); ++r) {
            for (std::size_t c = 0; c < slots.columns(); ++c) {
                if (c + 1 < slots.columns() && !down.covers(c + 1, ys[r], ys[r + 1])) {
                    slots.join(r, c, r, c + 1);
                }
                if (r + 1 < slots.rows() && !across.covers(r + 1, xs[c], xs[c + 1])) {
                    slots.join(r, c, r + 1, c);
                }
            }
        }
        grids.push_back(slots.grid());
        if (grids.back().cells.size() < 2) {
            grids.pop_back();
        }
    }
    return grids;
}

void fill_grid(Grid& grid, std::vector<Line>& stretches) {
    std::vector<Line> outside;
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
            (home != nullptr ? home->stretches : outside).push_back(std::move(piece));
        }
    }
    stretches = std::move(outside);
}

}  // namespace bianmu::layout
