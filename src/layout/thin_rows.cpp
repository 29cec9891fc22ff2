#include "layout/thin_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr double kSameLine = 0.5;      // points between the middles of a line's pieces
constexpr double kJoint = 3;           // points between them along the line
constexpr double kMinLine = 60;        // points
constexpr double kHighest = 4.5;       // points from line to line: a higher strip is a row by its edges
constexpr double kLeastWhite = 1.2;    // points between the lines
constexpr double kDoubleWhite = 1.5;   // of the thinner line: the white in a double line is about as wide
constexpr double kSameEnd = 4;         // points
constexpr double kReach = 0.6;         // points that a line down may reach into the lines across
constexpr double kDown = 0.6;          // of the white, that a side of a cell covers
constexpr double kSameSide = 2;        // points
constexpr double kColumns = 0.75;      // of the table's columns, whose sides a row shows
constexpr std::size_t kLeastSides = 3;
constexpr std::size_t kMostStrips = 200;   // more are a drawing

/// A line across as its pieces draw it.
struct Across {
    model::Box box;
    double at = 0;
    double thickness = 0;
    std::optional<model::Color> color;   ///< none where its pieces have several
    std::vector<double> starts;          ///< of its pieces, and the end of the last
};

/// The lines across, from the top, those beside one another from the left.
std::vector<Across> find_lines(const std::vector<model::Rule>& rules) {
    std::vector<const model::Rule*> across;
    for (const model::Rule& rule : rules) {
        if (rule.box.width() > rule.box.height()) {
            across.push_back(&rule);
        }
    }
    std::sort(across.begin(), across.end(), [](const auto* a, const auto* b) { return a->box.center_y() < b->box.center_y(); });
    std::vector<Across> lines;
    for (auto first = across.begin(); first != across.end();) {
        const double at = (*first)->box.center_y();
        const auto end = std::find_if(first, across.end(), [at](const auto* rule) { return rule->box.center_y() - at > kSameLine; });
        std::sort(first, end, [](const auto* a, const auto* b) { return a->box.x0 < b->box.x0; });
        for (auto piece = first; piece != end; ++piece) {
            const model::Rule& rule = **piece;
            if (piece == first || rule.box.x0 - lines.back().box.x1 > kJoint) {
                lines.push_back({rule.box, at, rule.box.height(), rule.color, {}});
            }
            Across& line = lines.back();
            line.box.add(rule.box);
            line.color = line.color == rule.color ? line.color : std::nullopt;
            line.starts.push_back(rule.box.x0);
        }
        first = end;
    }
    std::erase_if(lines, [](const Across& line) { return line.box.width() < kMinLine; });
    for (Across& line : lines) {
        line.starts.push_back(line.box.x1);
    }
    return lines;
}

struct Strip {
    const Across *upper, *lower;
    bool crossed = false;
    std::vector<double> sides{};

    [[nodiscard]] double white() const { return lower->box.y0 - upper->box.y1; }
};

/// Neighbouring lines with the same ends, too far apart for one double line and too near for text.
std::vector<Strip> find_strips(const std::vector<Across>& lines) {
    std::vector<Strip> strips;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Across& upper = lines[i];
        for (std::size_t k = i + 1; k < lines.size() && lines[k].at - upper.at < kHighest; ++k) {
            const Across& lower = lines[k];
            const bool alike = std::abs(upper.box.x0 - lower.box.x0) < kSameEnd && std::abs(upper.box.x1 - lower.box.x1) < kSameEnd;
            if (!alike || lower.at - upper.at < kSameLine) {
                continue;
            }
            const Strip strip{&upper, &lower};
            if (strip.white() > std::max(kLeastWhite, kDoubleWhite * std::min(upper.thickness, lower.thickness))) {
                strips.push_back(strip);
            }
            break;
        }
    }
    return strips;
}

/// Tells each strip of the lines down that cross it, or stand in it alone.
void meet_lines_down(std::vector<Strip>& strips, const std::vector<model::Rule>& rules) {
    for (const model::Rule& rule : rules) {
        if (rule.box.width() > std::max(rule.box.height(), kLeastWhite)) {
            continue;
        }
        auto strip = std::lower_bound(strips.begin(), strips.end(), rule.box.y0 - kHighest, [](const Strip& s, double y) { return s.upper->at < y; });
        for (; strip != strips.end() && strip->upper->at < rule.box.y1; ++strip) {
            const model::Box &over = strip->upper->box, &under = strip->lower->box;
            if (rule.box.center_x() < over.x0 - kSameEnd || rule.box.center_x() > over.x1 + kSameEnd) {
                continue;
            }
            const double covered = std::min(rule.box.y1, under.y0) - std::max(rule.box.y0, over.y1);
            if (covered < kDown * strip->white()) {
                continue;
            }
            if (rule.box.y0 < over.y0 - kReach || rule.box.y1 > under.y1 + kReach) {
                strip->crossed = true;
            } else {
                strip->sides.push_back(rule.box.center_x());
            }
        }
    }
}

/// Whether two lines are drawn cell by cell, for the same cells.
bool same_cells(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return std::abs(x - y) < kSameSide; });
}

/// For each edge of a grid down from the left, whether a row has a side there; none where it has too few of them.
std::optional<std::vector<bool>> sides_at(const Grid& grid, const ThinRow& row) {
    std::vector<bool> sides;
    for (const double x : grid.xs) {
        sides.push_back(std::any_of(row.sides.begin(), row.sides.end(), [x](double side) { return std::abs(side - x) < kSameSide; }));
    }
    const auto count = std::count(sides.begin(), sides.end(), true);
    const bool enough = static_cast<double>(count) >= kColumns * static_cast<double>(sides.size());
    return enough ? std::optional(std::move(sides)) : std::nullopt;
}

/// Parts the rows over and under an edge by a row whose cells have the given sides.
void add_row(Grid& grid, std::size_t edge, const model::Box& box, const std::vector<bool>& sides) {
    const auto row = static_cast<int>(edge);
    const std::size_t columns = grid.xs.size() - 1;
    std::vector<std::size_t> slots(columns, grid.cells.size());   // of the new row, by column: its cell
    const auto beginning = static_cast<std::ptrdiff_t>(edge * columns);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        GridCell& cell = grid.cells[i];
        if (cell.row >= row) {
            ++cell.row;
            cell.box.y0 = cell.row == row + 1 ? box.y1 : cell.box.y0;
        } else if (cell.row + cell.row_span > row) {   // no line parts it: it stands in the new row too
            ++cell.row_span;
            std::fill_n(slots.begin() + cell.column, cell.column_span, i);
        } else if (cell.row + cell.row_span == row) {
            cell.box.y1 = box.y0;
        }
    }
    grid.ys[edge] = box.y0;
    grid.ys.insert(grid.ys.begin() + static_cast<std::ptrdiff_t>(edge) + 1, box.y1);
    const auto place = static_cast<std::size_t>(std::count_if(grid.cells.begin(), grid.cells.end(), [row](const GridCell& cell) { return cell.row < row; }));
    const std::size_t none = grid.cells.size();
    std::vector<GridCell> added;
    for (std::size_t c = 0; c < columns; ++c) {
        if (slots[c] != none) {
            continue;
        }
        const bool goes_on = !added.empty() && !sides[c] && static_cast<std::size_t>(added.back().column + added.back().column_span) == c;
        if (!goes_on) {
            GridCell cell;
            cell.row = row;
            cell.column = static_cast<int>(c);
            cell.column_span = 0;
            cell.box = {grid.xs[c], box.y0, grid.xs[c], box.y1};
            added.push_back(std::move(cell));
        }
        ++added.back().column_span;
        added.back().box.x1 = grid.xs[c + 1];
        slots[c] = none + added.size();
    }
    grid.at.insert(grid.at.begin() + beginning, slots.begin(), slots.end());
    for (std::size_t& cell : grid.at) {
        cell = cell > none ? place + (cell - none) - 1 : cell >= place ? cell + added.size() : cell;
    }
    grid.cells.insert(grid.cells.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    ++grid.rows;
    grid.box.y0 = grid.ys.front();
    grid.box.y1 = grid.ys.back();
}

}  // namespace

std::vector<ThinRow> find_thin_rows(const std::vector<model::Rule>& rules) {
    const std::vector<Across> lines = find_lines(rules);
    std::vector<Strip> strips = find_strips(lines);
    if (strips.empty() || strips.size() > kMostStrips) {
        return {};
    }
    meet_lines_down(strips, rules);
    std::vector<ThinRow> rows;
    for (Strip& strip : strips) {
        const Across &upper = *strip.upper, &lower = *strip.lower;
        const bool two_colors = upper.color && lower.color && *upper.color != *lower.color && same_cells(upper.starts, lower.starts);
        const bool parted = !strip.sides.empty();
        if (strip.crossed || (!parted && !two_colors)) {
            continue;
        }
        std::vector<double> sides = parted ? std::move(strip.sides) : upper.starts;
        std::sort(sides.begin(), sides.end());
        if (sides.size() >= kLeastSides) {
            rows.push_back({{upper.box.x0, upper.at, upper.box.x1, lower.at}, std::move(sides)});
        }
    }
    return rows;
}

void add_thin_rows(Grid& grid, const std::vector<ThinRow>& rows) {
    for (const ThinRow& row : rows) {
        if (row.box.x1 < grid.box.x0 + kSameEnd || row.box.x0 > grid.box.x1 - kSameEnd) {
            continue;
        }
        const auto at = [&row](double y) { return y > row.box.y0 - kSameSide && y < row.box.y1 + kSameSide; };
        const auto edge = std::find_if(grid.ys.begin(), grid.ys.end(), at);
        const bool only = edge != grid.ys.end() && std::none_of(edge + 1, grid.ys.end(), at);   // else it is a row already
        if (const auto sides = only ? sides_at(grid, row) : std::nullopt) {
            add_row(grid, static_cast<std::size_t>(edge - grid.ys.begin()), row.box, *sides);
        }
    }
}

}  // namespace bianmu::layout
