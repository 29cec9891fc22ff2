#include "layout/columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "layout/bridges.h"
#include "layout/column_feet.h"
#include "layout/gutters.h"
#include "layout/lines.h"
#include "layout/median.h"
#include "layout/spanning.h"

namespace bianmu::layout {

namespace {

constexpr double kTabbed = 2;     // em from the gutter, to be no column's line
constexpr double kBelow = 1.5;    // heights of a line, to be under the columns
constexpr float kHeading = 1.1F;  // of the text's size, for a heading under columns
constexpr double kShort = 0.6;    // of the right column's width, for what stands behind a tab
constexpr int kMaxDepth = 8;      // of columns in columns
constexpr std::size_t kMaxPieces = 20000;   // a page of more is a drawing, read from top to bottom
constexpr std::size_t kMaxTrimmed = 6;      // lines over or under columns that belong to no column

using Pieces = std::vector<Piece>;

/// Divides one page; knows the gutters of the page before.
class Divider {
public:
    Divider(const std::vector<Gutter>& known, std::vector<Region>& out) : known_(known), out_(out) {}

    void split(Pieces pieces, bool column, int depth) {
        if (pieces.empty()) {
            return;
        }
        Gutter gutter;
        if (depth < kMaxDepth && pieces.size() <= kMaxPieces) {
            gutter = find_gutter(pieces);
            for (std::size_t i = 0; i < known_.size() && !gutter.found(); ++i) {
                gutter = goes_on(pieces, known_[i]) ? known_[i] : gutter;
            }
        }
        if (!gutter.found()) {
            emit(std::move(pieces), column);
            return;
        }
        found_.push_back(gutter);
        cut_bridges(pieces, gutter);
        std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.y0 < b.box.y0; });
        split_bands(std::move(pieces), gutter, column, depth);
    }

    [[nodiscard]] std::vector<Gutter> take_found() { return std::move(found_); }

private:
    /// Bands that the gutter divides, and what crosses it between them.
    void split_bands(Pieces pieces, const Gutter& gutter, bool column, int depth) {
        const model::Box area = bounds(pieces);
        Pieces rest;
        std::vector<Band> bands = find_bands(pieces, gutter);
        for (Band& band : bands) {
            band.divided = band.divided && !are_rows(pieces, band.first, band.last, gutter, area);
            Pieces own(std::make_move_iterator(pieces.begin() + static_cast<std::ptrdiff_t>(band.first)),
                       std::make_move_iterator(pieces.begin() + static_cast<std::ptrdiff_t>(band.last)));
            if (!band.divided) {
                std::move(own.begin(), own.end(), std::back_inserter(rest));
                continue;
            }
            Pieces over, under;
            trim(own, gutter, area, rest.empty() ? -1e9 : bounds(rest).y1, over, under);
            std::move(over.begin(), over.end(), std::back_inserter(rest));
            split_rest(std::exchange(rest, {}), column, depth);
            for (Pieces& part : cut_across(std::move(own), gutter)) {
                Pieces left, right;
                for (Piece& piece : part) {
                    (piece.box.center_x() < gutter.middle() ? left : right).push_back(std::move(piece));
                }
                const bool both = has_content(left) && has_content(right);
                split(std::move(left), both || column, depth + 1);
                split(std::move(right), both || column, depth + 1);
            }
            std::move(under.begin(), under.end(), std::back_inserter(rest));
        }
        split_rest(std::move(rest), column, depth);
    }

    /// What stands between bands may have columns of its own.
    void split_rest(Pieces rest, bool column, int depth) { split(std::move(rest), column, depth + 1); }

    /// Takes lines off a band that stand over or under its columns: the short last line of full-width text, a line with a tab,
    /// what stands far under the columns with nothing beside it.
    static void trim(Pieces& band, const Gutter& gutter, const model::Box& area, double above, Pieces& over, Pieces& under) {
        const auto right_of = [&gutter](const Piece& p) { return p.box.center_x() > gutter.middle(); };
        const auto partner = [&](std::size_t i) {   // one piece on the same row in the other column
            for (std::size_t k = 0; k < band.size(); ++k) {
                if (!band[k].rule && right_of(band[k]) != right_of(band[i]) && on_row(band[k].box, band[i].box)) {
                    return k;
                }
            }
            return band.size();
        };
        const auto tabbed = [&](std::size_t i, std::size_t k) {
            if (k == band.size()) {
                return false;
            }
            const Piece& left = right_of(band[i]) ? band[k] : band[i];
            const Piece& right = right_of(band[i]) ? band[i] : band[k];
            const double em = std::max(1.0F, left.item.line.size);
            return left.item.is_line() && right.item.is_line() && left.box.x0 < area.x0 + em && right.box.x1 > area.x1 - em &&
                   left.box.x1 < gutter.x0 - kTabbed * em && right.box.x0 > gutter.x1 + kTabbed * em &&
                   right.box.width() < kShort * (area.x1 - gutter.x1);
        };
        const auto take = [&band](std::size_t i, Pieces& to) {
            to.push_back(std::move(band[i]));
            band.erase(band.begin() + static_cast<std::ptrdiff_t>(i));
        };
        for (std::size_t n = 0; n < kMaxTrimmed && !band.empty(); ++n) {
            const std::size_t other = partner(0);
            const bool alone = other == band.size();
            const double space = kBelow * band[0].box.height();
            const double em = std::max(1.0F, band[0].item.line.size);
            const bool begins_column = right_of(band[0]) && band[0].box.x0 < gutter.x1 + em;
            const bool goes_with_above = !begins_column && band[0].box.y0 - above < space;
            const auto next = std::find_if(band.begin() + 1, band.end(), [&](const Piece& p) { return right_of(p) == right_of(band[0]); });
            const bool apart = right_of(band[0]) && (next == band.end() || next->box.y0 - band[0].box.y1 > space);
            if (tabbed(0, other)) {
                above = std::max(band[0].box.y1, band[other].box.y1);
                take(other, over);
                take(0, over);
            } else if (band[0].rule || (alone && (goes_with_above || apart) && band.size() > 1)) {
                above = band[0].box.y1;
                take(0, over);
            } else {
                break;
            }
        }
        for (std::size_t n = 0; n < kMaxTrimmed && band.size() > 1; ++n) {
            const std::size_t last = band.size() - 1;
            const std::size_t other = partner(last);
            if (tabbed(last, other)) {
                take(last, under);
                take(other, under);
            } else if (band[last].rule || under_columns(band, right_of)) {
                take(last, under);
            } else {
                break;
            }
        }
        std::reverse(under.begin(), under.end());
        if (band.size() > 1) {
            const std::size_t feet = find_feet(band, gutter);
            under.insert(under.begin(), std::make_move_iterator(band.begin() + static_cast<std::ptrdiff_t>(feet)), std::make_move_iterator(band.end()));
            band.erase(band.begin() + static_cast<std::ptrdiff_t>(feet), band.end());
        }
    }

    /// Whether the last piece stands far under its own column and the other, or is a heading on the left under both.
    template <typename RightOf>
    static bool under_columns(const Pieces& band, RightOf right_of) {
        const Piece& last = band.back();
        double own = -1e9, other = -1e9;
        double left = last.box.x0;
        std::vector<float> sizes;
        for (std::size_t i = 0; i + 1 < band.size(); ++i) {
            const bool same_side = right_of(band[i]) == right_of(last);
            double& end = same_side ? own : other;
            end = std::max(end, band[i].box.y1);
            left = std::min(left, band[i].box.x0);
            if (band[i].item.is_line()) {
                sizes.push_back(band[i].item.line.size);
            }
        }
        const bool is_heading = !right_of(last) && last.item.is_line() && !sizes.empty() && last.box.x0 < left + last.item.line.size &&
                                last.item.line.size > kHeading * median(std::move(sizes));
        return other > -1e9 && last.box.y0 - std::max(own, other) > (is_heading ? 0 : kBelow * last.box.height());
    }

    /// A region of lines; boxes in it are divided by themselves.
    void emit(Pieces pieces, bool column) {
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
        const auto height = [](const Item& item) { return item.inset < 0 ? item.line.box.center_y() : item.line.box.y0; };
        std::stable_sort(region.items.begin(), region.items.end(), [&height](const Item& a, const Item& b) { return height(a) < height(b); });
        out_.push_back(std::move(region));
    }

    static bool has_content(const Pieces& pieces) {
        return std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return !p.rule; });
    }

    const std::vector<Gutter>& known_;
    std::vector<Region>& out_;
    std::vector<Gutter> found_;
};

}  // namespace

std::vector<Region> find_regions(std::vector<Line> stretches, const std::vector<Grid>& grids, const std::vector<model::Image>& images,
                                 const std::vector<model::Box>& insets, const std::vector<model::Rule>& rules, std::vector<Gutter>& known) {
    Pieces pieces;
    const auto place = [&pieces](const model::Box& box, int grid, int image, int inset = -1) {
        Item item;
        item.line.box = box;
        item.grid = grid;
        item.image = image;
        item.inset = inset;
        pieces.push_back({box, std::move(item)});
    };
    for (Line& stretch : stretches) {
        const model::Box box = stretch.box;
        pieces.push_back({box, {std::move(stretch), -1, -1}});
    }
    for (std::size_t i = 0; i < grids.size(); ++i) {
        place(grids[i].box, static_cast<int>(i), -1);
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        place(images[i].box, -1, static_cast<int>(i));
    }
    for (std::size_t i = 0; i < insets.size(); ++i) {
        place(insets[i], -1, -1, static_cast<int>(i));
    }
    std::vector<Region> regions;
    if (!pieces.empty()) {
        add_dividers(pieces, rules);
        mark_spanning(pieces);
    }
    Divider divider(known, regions);
    divider.split(std::move(pieces), false, 0);
    known = divider.take_found();
    return regions;
}

}  // namespace bianmu::layout
