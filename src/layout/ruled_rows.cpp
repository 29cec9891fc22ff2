#include "layout/ruled_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "layout/head_stack.h"

namespace bianmu::layout {

namespace {

constexpr double kMinCell = 4;          // points: strokes this near are at one height
constexpr double kSide = 3;             // points from a side of the area
constexpr double kLoose = 1;            // em of white between two lines of a cell
constexpr double kCover = 0.6;          // of a column's width, for a stroke to part its rows
constexpr std::size_t kBodyStrokes = 2;  // across all columns, under the head

class RuledRows {
public:
    explicit RuledRows(const AlignedText& text) : text_(text), columns_(text.columns()) {}

    std::optional<Grid> run() {
        find_edges();
        if (edges_.size() < 2 || !parts_rows()) {
            return std::nullopt;
        }
        divide_head();
        deal_pieces();
        if (stacks_cells()) {
            return std::nullopt;
        }
        return make_grid();
    }

private:
    struct Edge {
        double at = 0;
        std::vector<bool> covers;   ///< by column
        [[nodiscard]] bool whole() const { return std::find(covers.begin(), covers.end(), false) == covers.end(); }
    };

    /// The heights of strokes inside the area that part rows of some column. Under the head they begin or end at a side of the area.
    void find_edges() {
        const model::Box& box = text_.area.box;
        const Stroke* under_head = text_.area.stroke_between(box.y0 + kMinCell, box.y1 - kMinCell, false);
        std::vector<const Stroke*> strokes;
        for (const Stroke& stroke : text_.area.strokes) {
            const bool inside = stroke.horizontal && stroke.at > box.y0 + kMinCell && stroke.at < box.y1 - kMinCell;
            const bool at_side = stroke.from < box.x0 + kSide || stroke.to > box.x1 - kSide;
            if (inside && (at_side || (under_head != nullptr && stroke.at < under_head->at))) {
                strokes.push_back(&stroke);
            }
        }
        std::sort(strokes.begin(), strokes.end(), [](const Stroke* a, const Stroke* b) { return a->at < b->at; });
        for (const Stroke* stroke : strokes) {
            if (edges_.empty() || stroke->at - edges_.back().at > kMinCell) {
                edges_.push_back({stroke->at, std::vector<bool>(columns_)});
            }
            for (std::size_t c = 0; c < columns_; ++c) {
                const double left = text_.left(c), right = text_.right(c);
                const bool covers = std::min(right, stroke->to) - std::max(left, stroke->from) > kCover * (right - left);
                edges_.back().covers[c] = edges_.back().covers[c] || covers;
            }
        }
        std::erase_if(edges_, [](const Edge& edge) { return std::find(edge.covers.begin(), edge.covers.end(), true) == edge.covers.end(); });
    }

    /// Whether strokes part the rows under the head, and some part only a few columns.
    [[nodiscard]] bool parts_rows() {
        const auto head = std::find_if(edges_.begin(), edges_.end(), [](const Edge& edge) { return edge.whole(); });
        if (head == edges_.end()) {
            return false;
        }
        head_ = static_cast<std::size_t>(head - edges_.begin()) + 1;
        const auto whole = static_cast<std::size_t>(std::count_if(head + 1, edges_.end(), [](const Edge& edge) { return edge.whole(); }));
        const auto under = static_cast<std::size_t>(edges_.end() - head - 1);
        return whole != edges_.size() - 1 && (whole >= kBodyStrokes || under > whole);
    }

    /// Parts a head of one row between strokes where heads over several columns stand in it.
    void divide_head() {
        if (head_ != 1) {
            return;
        }
        const double foot = edges_.front().at;
        const auto end = std::find_if(text_.rows.begin(), text_.rows.end(), [foot](const TextRow& row) { return row.middle() > foot; });
        stacks_ = find_stacks(text_, 0, static_cast<std::size_t>(end - text_.rows.begin()));
        for (std::size_t level = 0; level < stacks_.size(); ++level) {
            Edge edge{stacks_[level].front().parting, std::vector<bool>(columns_)};
            for (const Stack& stack : stacks_[level]) {
                std::fill(edge.covers.begin() + static_cast<std::ptrdiff_t>(stack.from), edge.covers.begin() + static_cast<std::ptrdiff_t>(stack.to) + 1, true);
            }
            edges_.insert(edges_.begin() + static_cast<std::ptrdiff_t>(level), std::move(edge));
        }
        head_ += stacks_.size();
    }

    [[nodiscard]] std::size_t row_at(double y) const {
        const auto below = std::upper_bound(edges_.begin(), edges_.end(), y, [](double v, const Edge& edge) { return v < edge.at; });
        return static_cast<std::size_t>(below - edges_.begin());
    }

    void deal_pieces() {
        rows_.resize(edges_.size() + 1);
        for (const TextRow& row : text_.rows) {
            for (const RowPiece& piece : row.pieces) {
                rows_[row_at(piece.middle())].push_back(&piece);
            }
        }
    }

    /// Whether texts between two strokes are several cells: a number stands under another, or white parts them.
    [[nodiscard]] bool stacks_cells() const {
        std::vector<const RowPiece*> above(columns_);   // the text before, down to the next stroke
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (const RowPiece* piece : rows_[r]) {
                const auto [from, to] = text_.span(*piece);
                const RowPiece* before = above[from];
                if (from == to && before != nullptr) {
                    const bool under = std::min(piece->bottom - before->top, before->bottom - piece->top) < 0.5 * piece->size;
                    if ((under && piece->number && before->number) || piece->top - before->bottom > kLoose * piece->size) {
                        return true;
                    }
                }
                above[from] = from == to ? piece : above[from];
            }
            for (std::size_t c = 0; r < edges_.size() && c < columns_; ++c) {
                above[c] = edges_[r].covers[c] ? nullptr : above[c];
            }
        }
        return false;
    }

    /// The columns of a head: those that a stroke under it covers, too, where nothing of its row is nearer.
    [[nodiscard]] std::pair<std::size_t, std::size_t> reach(std::size_t row, const RowPiece& piece) const {
        auto [from, to] = text_.span(piece);
        if (row < stacks_.size()) {   // a level of the head
            for (const Stack& stack : stacks_[row]) {
                if (piece.center() > text_.left(stack.from) && piece.center() < text_.right(stack.to)) {
                    return {stack.from, stack.to};
                }
            }
        }
        if (row + 1 >= head_ || !stacks_.empty()) {
            const bool title = rows_[row].size() == 1 && from < to && (from == 0 || std::abs(piece.center() - text_.area.box.center_x()) < piece.size);
            return title ? std::pair(std::size_t{0}, columns_ - 1) : std::pair(from, to);
        }
        const auto own = [&](std::size_t c) {
            const bool cell = edges_[row].covers[c] && (row == 0 || edges_[row - 1].covers[c]);
            const double middle = (text_.left(c) + text_.right(c)) / 2;
            return cell && std::all_of(rows_[row].begin(), rows_[row].end(), [&](const RowPiece* other) {
                const auto [first, last] = text_.span(*other);
                return other == &piece || ((c < first || c > last) && std::abs(other->center() - middle) > std::abs(piece.center() - middle));
            });
        };
        while (from > 0 && own(from - 1)) {
            --from;
        }
        while (to + 1 < columns_ && own(to + 1)) {
            ++to;
        }
        return {from, to};
    }

    [[nodiscard]] Grid make_grid() const {
        std::vector<double> xs = text_.sides(), ys{text_.area.box.y0};
        for (const Edge& edge : edges_) {
            ys.push_back(edge.at);
        }
        ys.push_back(text_.area.box.y1);
        Slots slots(std::move(xs), std::move(ys));
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (const RowPiece* piece : rows_[r]) {
                const auto [from, to] = reach(r, *piece);
                for (std::size_t c = from; c < to; ++c) {
                    slots.join(r, c, r, c + 1);
                }
            }
            for (std::size_t c = 0; r < edges_.size() && c < columns_; ++c) {
                if (!edges_[r].covers[c]) {
                    slots.join(r, c, r + 1, c);
                }
            }
        }
        Grid grid = slots.grid();
        for (GridCell& cell : grid.cells) {
            cell.header = cell.row < static_cast<int>(head_);
        }
        return grid;
    }

    const AlignedText& text_;
    std::size_t columns_;
    std::size_t head_ = 0;        ///< rows of the head
    std::vector<Edge> edges_;     ///< between rows
    std::vector<std::vector<Stack>> stacks_;   ///< of a head without strokes, level by level
    std::vector<std::vector<const RowPiece*>> rows_;
};

}  // namespace

std::optional<Grid> find_ruled_rows(const AlignedText& text) { return RuledRows(text).run(); }

}  // namespace bianmu::layout
