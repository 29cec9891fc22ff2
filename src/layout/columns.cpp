#include "layout/columns.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/lines.h"

namespace bianmu::layout {

namespace {

constexpr double kMinGutter = 6;        // points
constexpr std::size_t kMinLines = 4;    // lines on each side of a gutter
constexpr double kMinShare = 0.2;       // of the width, for each side
constexpr double kFullLines = 0.5;      // share of each side's lines that must be full
constexpr double kFullWidth = 0.6;      // of the column's width, to be full
constexpr double kLongRule = 0.7;       // of the text's width, to divide the page
constexpr double kTabbed = 2;           // em from the gutter, to be no column's line
constexpr double kBelow = 1.5;          // heights of a line, to be under the columns
constexpr int kMaxDepth = 3;            // of columns in columns

struct Piece {
    model::Box box;
    Item item;
    bool rule = false;   ///< only divides
};

model::Box bounds(const std::vector<Piece>& pieces) {
    model::Box box = pieces.front().box;
    for (const Piece& piece : pieces) {
        box.add(piece.box);
    }
    return box;
}

/// Whether the lines beside a strip look like two columns of running text.
bool divides(const std::vector<const Piece*>& left, const std::vector<const Piece*>& right, const Gutter& gutter, const model::Box& area) {
    if (left.size() < kMinLines || right.size() < kMinLines) {
        return false;
    }
    const auto full = [](const std::vector<const Piece*>& side, double x0, double x1) {
        const auto wide = std::count_if(side.begin(), side.end(), [x0, x1](const Piece* p) { return p->box.width() > kFullWidth * (x1 - x0); });
        return static_cast<double>(wide) >= kFullLines * static_cast<double>(side.size());
    };
    double left_top = 1e9, left_end = 0, right_top = 1e9, right_end = 0;
    for (const Piece* p : left) {
        left_top = std::min(left_top, p->box.y0), left_end = std::max(left_end, p->box.y1);
    }
    for (const Piece* p : right) {
        right_top = std::min(right_top, p->box.y0), right_end = std::max(right_end, p->box.y1);
    }
    const double beside = std::min(left_end, right_end) - std::max(left_top, right_top);
    return full(left, area.x0, gutter.x0) && full(right, gutter.x1, area.x1) && beside > 0.3 * std::min(left_end - left_top, right_end - right_top);
}

/// The strip that the fewest pieces cross, among those that divide the rest into two columns.
Gutter find_gutter(const std::vector<Piece>& pieces, const model::Box& area) {
    Gutter best;
    std::size_t best_crossing = pieces.size();
    std::vector<double> starts;
    for (const Piece& piece : pieces) {
        if (!piece.rule && piece.item.is_line() && piece.box.x0 > area.x0 + kMinShare * area.width() && piece.box.x0 < area.x1 - kMinShare * area.width()) {
            starts.push_back(piece.box.x0);
        }
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end(), [](double a, double b) { return b - a < 0.5; }), starts.end());
    for (const double start : starts) {
        Gutter gutter{0, start};
        const double probe = start - kMinGutter;
        std::vector<const Piece*> left, right;
        std::size_t crossing = 0;
        for (const Piece& piece : pieces) {
            if (piece.rule) {
                continue;
            }
            if (piece.box.x1 <= probe) {
                left.push_back(&piece);
                gutter.x0 = std::max(gutter.x0, piece.box.x1);
            } else if (piece.box.x0 >= start - 0.5) {
                right.push_back(&piece);
            } else {
                ++crossing;
            }
        }
        if (crossing < best_crossing && crossing * 2 < pieces.size() && gutter.found() && divides(left, right, gutter, area)) {
            best = gutter;
            best_crossing = crossing;
        }
    }
    return best;
}

void split(std::vector<Piece> pieces, const Gutter& gutter, bool column, int depth, std::vector<Region>& out);

void emit_region(std::vector<Piece> pieces, bool column, std::vector<Region>& out) {
    std::erase_if(pieces, [](const Piece& piece) { return piece.rule; });
    if (pieces.empty()) {
        return;
    }
    Region region;
    region.column = column;
    region.box = bounds(pieces);
    std::vector<Line> stretches;
    for (Piece& piece : pieces) {
        if (piece.item.is_line()) {
            stretches.push_back(std::move(piece.item.line));
        } else {
            region.items.push_back(std::move(piece.item));
        }
    }
    for (Line& line : join_stretches(std::move(stretches))) {
        region.items.push_back({std::move(line), -1, -1});
    }
    std::stable_sort(region.items.begin(), region.items.end(),
                     [](const Item& a, const Item& b) { return a.line.box.center_y() < b.line.box.center_y(); });
    out.push_back(std::move(region));
}

/// Sorts the pieces of one band into left and right of the gutter and divides each again.
void split_band(std::vector<Piece>& band, const Gutter& gutter, int depth, std::vector<Region>& out) {
    std::vector<Piece> left, right;
    for (Piece& piece : band) {
        (piece.box.center_x() < gutter.middle() ? left : right).push_back(std::move(piece));
    }
    band.clear();
    const bool both = !left.empty() && !right.empty();
    for (auto* side : {&left, &right}) {
        if (!side->empty()) {
            const Gutter inner = depth < kMaxDepth ? find_gutter(*side, bounds(*side)) : Gutter{};
            split(std::move(*side), inner, both, depth + 1, out);
        }
    }
}

/// Whether the first lines of a page stand in the columns of the page before.
bool goes_on(const std::vector<Piece>& pieces, const Gutter& known) {
    if (!known.found()) {
        return false;
    }
    const auto top = std::min_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.y0 < b.box.y0; });
    bool left = false;
    bool right = false;
    for (const Piece& piece : pieces) {
        if (piece.box.y0 > top->box.y1) {
            continue;
        }
        const double em = std::max(1.0F, piece.item.line.size);
        if (piece.rule || (piece.box.x0 < known.x0 && piece.box.x1 > known.x1)) {
            return false;
        }
        left = left || (piece.box.x1 <= known.x1 && piece.box.x1 > known.x0 - kTabbed * em);
        right = right || (piece.box.x0 >= known.x0 && piece.box.x0 < known.x1 + kTabbed * em);
    }
    return right && (left || pieces.size() > 2);
}

void split(std::vector<Piece> pieces, const Gutter& gutter, bool column, int depth, std::vector<Region>& out) {
    const model::Box area = bounds(pieces);
    if (!gutter.found()) {
        emit_region(std::move(pieces), column, out);
        return;
    }
    const auto crosses = [&gutter](const Piece& p) { return p.box.x0 < gutter.x0 - 1 && p.box.x1 > gutter.x1 + 1; };
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.y0 < b.box.y0; });
    const auto other_side = [&](const Piece& a, const Piece& b) {
        return !crosses(b) && !b.rule && (b.box.center_x() < gutter.middle()) != (a.box.center_x() < gutter.middle());
    };
    const auto on_row = [](const Piece& a, const Piece& b) { return b.box.y0 < a.box.y1 && b.box.y1 > a.box.y0; };
    // A short line after full-width ones, with nothing beside it, belongs to them.
    const auto stands_alone = [&](const Piece& piece) {
        return std::none_of(pieces.begin(), pieces.end(), [&](const Piece& other) { return other_side(piece, other) && on_row(piece, other); });
    };
    // A piece at the left edge and one at the right edge with a gap much wider than the gutter are one line with a tab.
    const auto tabbed = [&](const Piece& piece) {
        return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& other) {
            const Piece& left = piece.box.x0 < other.box.x0 ? piece : other;
            const Piece& right = piece.box.x0 < other.box.x0 ? other : piece;
            const double em = std::max(1.0F, left.item.line.size);
            return piece.item.is_line() && other.item.is_line() && other_side(piece, other) && on_row(piece, other) && left.box.x0 < area.x0 + em && right.box.x1 > area.x1 - em &&
                   left.box.x1 < gutter.x0 - kTabbed * em && right.box.x0 > gutter.x1 + kTabbed * em;
        });
    };
    // Far under the last line of its side, with nothing left on the other side: under the columns.
    const auto under_columns = [&](const Piece& piece, const std::vector<Piece>& band) {
        double own = 0, other = 0;
        for (const Piece& p : band) {
            double& side = other_side(piece, p) ? other : own;
            side = std::max(side, p.box.y1);
        }
        const bool rest = std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return other_side(piece, p) && p.box.y0 > piece.box.y0; });
        return other > 0 && !rest && piece.box.y0 - std::max(own, other) > kBelow * piece.box.height();
    };
    std::vector<Piece> wide, band;
    for (Piece& piece : pieces) {
        const bool is_wide = piece.rule || crosses(piece) || (!wide.empty() && stands_alone(piece)) || tabbed(piece) || under_columns(piece, band);
        if (is_wide) {
            if (!band.empty()) {
                emit_region(std::exchange(wide, {}), column, out);
                split_band(band, gutter, depth, out);
            }
            wide.push_back(std::move(piece));
        } else {
            if (!wide.empty()) {
                emit_region(std::exchange(wide, {}), column, out);
            }
            band.push_back(std::move(piece));
        }
    }
    emit_region(std::move(wide), column, out);
    if (!band.empty()) {
        split_band(band, gutter, depth, out);
    }
}

}  // namespace

std::vector<Region> find_regions(std::vector<Line> stretches, const std::vector<Grid>& grids, const std::vector<model::Image>& images,
                                 const std::vector<model::Rule>& rules, Gutter& known) {
    std::vector<Piece> pieces;
    const auto place = [&pieces](const model::Box& box, int grid, int image) {
        Item item;
        item.line.box = box;
        item.grid = grid;
        item.image = image;
        pieces.push_back({box, std::move(item), false});
    };
    for (Line& stretch : stretches) {
        const model::Box box = stretch.box;
        pieces.push_back({box, {std::move(stretch), -1, -1}, false});
    }
    for (std::size_t i = 0; i < grids.size(); ++i) {
        place(grids[i].box, static_cast<int>(i), -1);
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        place(images[i].box, -1, static_cast<int>(i));
    }
    std::vector<Region> regions;
    if (pieces.empty()) {
        known = {};
    } else {
        const model::Box area = bounds(pieces);
        for (const model::Rule& rule : rules) {
            if (rule.horizontal() && rule.length() > kLongRule * area.width()) {
                Piece divider;
                divider.box = rule.box;
                divider.rule = true;
                pieces.push_back(std::move(divider));
            }
        }
        Gutter gutter = find_gutter(pieces, area);
        if (!gutter.found() && goes_on(pieces, known)) {
            gutter = known;
        }
        known = gutter;
        split(std::move(pieces), gutter, false, 0, regions);
    }
    return regions;
}

}  // namespace bianmu::layout
