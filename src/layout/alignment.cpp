#include "layout/alignment.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

#include "layout/head_stack.h"
#include "layout/row_labels.h"
#include "layout/ruled_rows.h"
#include "layout/table_columns.h"
#include "layout/table_rows.h"
#include "layout/word_pairs.h"

namespace bianmu::layout {

namespace {

constexpr double kDensity = 0.5;       // share of slots with text
constexpr std::size_t kNumbers = 3;    // lines of a column with numbers that show a table
constexpr std::size_t kDenseColumns = 3;  // of words that show a table without numbers
constexpr std::size_t kDenseRows = 4;
constexpr double kDenseShare = 0.75;   // of the slots, with text
constexpr double kHeadedShare = 0.9;   // the same under a head in a look of its own
constexpr double kFullLine = 0.8;      // of its column's width, to be full
constexpr double kRunning = 0.5;       // share of full lines in every column of running text
constexpr double kRunningWidth = 8;     // em: a narrower column holds no running text
constexpr std::size_t kRunningRows = 6;  // rows from which text in columns can be told

class Aligner {
public:
    explicit Aligner(AlignedText text) : text_(std::move(text)) {}

    std::optional<Grid> run() {
        if (text_.rows.size() < 2) {
            return std::nullopt;
        }
        find_bounds(text_);
        if (text_.bounds.empty()) {
            return std::nullopt;
        }
        if (std::optional<Grid> ruled = find_ruled_rows(text_)) {
            return ruled;
        }
        raise_tall_heads(text_);
        rows_ = group_rows(text_);
        labels_ = take_row_labels(text_, rows_);
        if (rows_.groups.size() < 2 || is_running_text() || !is_filled() || !(is_ruled() || has_numbers() || is_dense() || are_word_pairs(text_, rows_))) {
            return std::nullopt;
        }
        return make_grid();
    }

private:
    /// Columns of running text: most lines fill their column, and no stroke parts them into rows.
    [[nodiscard]] bool is_running_text() const {
        if (text_.rows.size() < kRunningRows || text_.columns() > 4) {
            return false;
        }
        std::vector<std::vector<double>> widths(text_.columns());
        for (const TextRow& row : text_.rows) {
            std::vector<std::pair<double, double>> extents(text_.columns(), {1e9, 0});
            for (const RowPiece& piece : row.pieces) {
                const auto [from, to] = text_.span(piece);
                if (from == to && !piece.number) {
                    extents[from] = {std::min(extents[from].first, piece.x0), std::max(extents[from].second, piece.x1)};
                }
            }
            for (std::size_t c = 0; c < text_.columns(); ++c) {
                if (extents[c].second > extents[c].first) {
                    widths[c].push_back(extents[c].second - extents[c].first);
                }
            }
        }
        return std::all_of(widths.begin(), widths.end(), [this](const std::vector<double>& column) {
            const double widest = column.empty() ? 0 : *std::max_element(column.begin(), column.end());
            if (widest < kRunningWidth * text_.rows.front().size) {
                return false;
            }
            const auto full = std::count_if(column.begin(), column.end(), [widest](double width) { return width > kFullLine * widest; });
            return static_cast<double>(full) >= kRunning * static_cast<double>(column.size());
        });
    }

    /// The columns that a row of the table fills.
    [[nodiscard]] std::vector<bool> group_text(const std::pair<std::size_t, std::size_t>& group) const {
        std::vector<bool> text(text_.columns());
        for (std::size_t i = group.first; i < group.second; ++i) {
            const Filling line = text_.filling(text_.rows[i]);
            std::transform(text.begin(), text.end(), line.text.begin(), text.begin(), std::logical_or<>());
        }
        return text;
    }

    /// Whether enough rows fill more than one column, each column has more than one text, and enough slots hold text.
    [[nodiscard]] bool is_filled() {
        std::size_t rows = 0;
        std::vector<std::size_t> texts(text_.columns());
        for (const auto& group : rows_.groups) {
            const std::vector<bool> text = group_text(group);
            for (std::size_t c = 0; c < text_.columns(); ++c) {
                texts[c] += text[c] ? 1U : 0U;
            }
            rows += std::count(text.begin(), text.end(), true) > 1 ? 1U : 0U;
        }
        for (const auto& [first, end] : labels_) {   // what stands between rows is in no group
            for (std::size_t g = first; g < end; ++g) {
                texts[0] += group_text(rows_.groups[g])[0] ? 0U : 1U;
            }
        }
        density_ = static_cast<double>(std::accumulate(texts.begin(), texts.end(), std::size_t{0})) / static_cast<double>(rows_.groups.size() * text_.columns());
        return rows >= 2 && rows * 2 > rows_.groups.size() && *std::min_element(texts.begin(), texts.end()) > 1 && density_ >= kDensity;
    }

    /// Whether strokes at the top, under the head and at the foot show a table.
    [[nodiscard]] bool is_ruled() const { return text_.area.long_strokes() >= 3; }

    /// Whether some column holds numbers, one under the other, which do not only count pages as a list of contents does.
    [[nodiscard]] bool has_numbers() const {
        std::vector<std::vector<double>> numbers(text_.columns());
        std::vector<std::size_t> texts(text_.columns());
        for (const TextRow& row : text_.rows) {
            for (const RowPiece& piece : row.pieces) {
                const auto [from, to] = text_.span(piece);
                texts[from] += from == to ? 1U : 0U;
                if (from == to && piece.number) {
                    numbers[from].push_back(piece.value);
                }
            }
        }
        for (std::size_t c = 1; c < text_.columns(); ++c) {
            const bool counts = c + 1 == text_.columns() && std::is_sorted(numbers[c].begin(), numbers[c].end());
            if (!counts && numbers[c].size() >= kNumbers && numbers[c].size() * 2 >= texts[c]) {
                return true;
            }
        }
        return false;
    }

    /// Whether words alone show a table: several columns, nearly all slots with text. A head in a look of its own needs fewer.
    [[nodiscard]] bool is_dense() const {
        const std::size_t rows = rows_.groups.size();
        if (text_.area.headed && density_ >= kHeadedShare) {
            return text_.columns() >= kDenseColumns || (rows >= kDenseRows && !text_.area.strokes.empty());
        }
        return text_.columns() >= kDenseColumns && rows >= kDenseRows && density_ >= kDenseShare;
    }

    /// Makes one row of a head without strokes in it, where it is divided by heads over several columns alone.
    void join_head() {
        if (rows_.head_groups < 2) {
            return;
        }
        const std::size_t end = rows_.groups[rows_.head_groups - 1].second;
        const bool ruled = text_.area.stroke_between(text_.rows[0].middle(), text_.rows[end - 1].middle(), true) != nullptr;
        if (!ruled && find_stacks(text_, 0, end).size() + 1 >= rows_.head_groups) {
            rows_.groups.erase(rows_.groups.begin(), rows_.groups.begin() + static_cast<std::ptrdiff_t>(rows_.head_groups) - 1);
            rows_.groups.front().first = 0;
            const std::size_t fewer = rows_.head_groups - 1;
            for (auto& [first, last] : labels_) {
                first -= fewer;
                last -= fewer;
            }
            rows_.head_groups = 1;
        }
    }

    std::optional<Grid> make_grid() {
        join_head();
        std::vector<double> xs = text_.sides(), ys{text_.area.box.y0};
        for (std::size_t g = 1; g < rows_.groups.size(); ++g) {
            const TextRow& above = text_.rows[rows_.groups[g - 1].second - 1];
            const TextRow& below = text_.rows[rows_.groups[g].first];
            ys.push_back((above.bottom + below.top) / 2);
        }
        ys.push_back(text_.area.box.y1);
        std::vector<std::vector<Stack>> levels;
        std::size_t stacked = 0;   // the row that they divide
        while (levels.empty() && stacked < std::max<std::size_t>(rows_.head_groups, 1)) {
            levels = find_stacks(text_, rows_.groups[stacked].first, rows_.groups[stacked].second);
            stacked += levels.empty() ? 1 : 0;
        }
        for (std::size_t level = 0; level < levels.size(); ++level) {
            ys.insert(ys.begin() + static_cast<std::ptrdiff_t>(stacked + level) + 1, levels[level].front().parting);
        }
        if (!levels.empty()) {
            rows_.head_groups = std::max(rows_.head_groups, stacked + 1) + levels.size();
        }
        if (!std::is_sorted(ys.begin(), ys.end()) || !std::is_sorted(xs.begin(), xs.end())) {
            return std::nullopt;
        }
        Slots slots(std::move(xs), std::move(ys));
        std::vector<std::vector<bool>> spanned(slots.rows(), std::vector<bool>(text_.columns()));
        const auto span_columns = [&](std::size_t g, std::size_t from, std::size_t to) {
            for (std::size_t c = from; c < to; ++c) {
                slots.join(g, c, g, c + 1);
                spanned[g][c] = spanned[g][c + 1] = true;
            }
        };
        for (std::size_t level = 0; level < levels.size(); ++level) {
            for (const Stack& stack : levels[level]) {
                span_columns(stacked + level, stack.from, stack.to);
            }
        }
        const std::vector<double> names = text_.title_lefts();
        for (std::size_t k = 0; k < rows_.groups.size(); ++k) {
            if (!levels.empty() && k == stacked) {
                continue;
            }
            const std::size_t g = k + (k > stacked ? levels.size() : 0);
            const bool alone = rows_.groups[k].second == rows_.groups[k].first + 1;
            for (std::size_t i = rows_.groups[k].first; i < rows_.groups[k].second; ++i) {
                for (const RowPiece& piece : text_.rows[i].pieces) {
                    auto [from, to] = text_.span(piece);
                    if (g >= rows_.head_groups && (text_.is_title(i) || (alone && text_.is_like_title(i, names)))) {
                        std::tie(from, to) = std::pair(std::size_t{0}, text_.columns() - 1);
                    }
                    if (g < rows_.head_groups) {
                        std::tie(from, to) = widen(i, piece, from, to);
                    }
                    span_columns(g, from, to);
                }
            }
        }
        for (const auto& [first, end] : labels_) {
            const std::size_t more = first > stacked ? levels.size() : 0;
            for (std::size_t g = first + more; g + 1 < end + more; ++g) {
                slots.join(g, 0, g + 1, 0);
            }
        }
        // A head without a wider one above it has the height of the whole head.
        for (std::size_t g = 0; g + 1 < rows_.head_groups; ++g) {
            for (std::size_t c = 0; c < text_.columns(); ++c) {
                if (!spanned[g][c] && !spanned[g + 1][c]) {
                    slots.join(g, c, g + 1, c);
                }
            }
        }
        Grid grid = slots.grid();
        for (GridCell& cell : grid.cells) {
            cell.header = cell.row < static_cast<int>(rows_.head_groups);
        }
        return grid;
    }

    /// A head stands over the columns that the stroke under it spans; of several heads over one stroke, over those nearest to it.
    [[nodiscard]] std::pair<std::size_t, std::size_t> widen(std::size_t i, const RowPiece& piece, std::size_t from, std::size_t to) const {
        const double below = i + 1 < text_.rows.size() ? text_.rows[i + 1].middle() : text_.area.box.y1;
        const auto nearest = [this, i](double x, double left, double right) {
            const RowPiece* best = nullptr;
            for (const RowPiece& head : text_.rows[i].pieces) {
                const bool over = head.center() > left && head.center() < right;
                if (over && (best == nullptr || std::abs(head.center() - x) < std::abs(best->center() - x))) {
                    best = &head;
                }
            }
            return best;
        };
        for (const Stroke& stroke : text_.area.strokes) {
            const bool under = stroke.horizontal && !text_.area.is_long(stroke) && stroke.at > text_.rows[i].middle() && stroke.at < below;
            if (under && stroke.from < piece.center() && stroke.to > piece.center()) {
                for (std::size_t c = 0; c < text_.columns(); ++c) {
                    const double left = text_.left(c), right = text_.right(c);
                    const bool spanned = std::min(right, stroke.to) - std::max(left, stroke.from) > (right - left) / 2;
                    if (spanned && nearest((left + right) / 2, stroke.from, stroke.to) == &piece) {
                        from = std::min(from, c);
                        to = std::max(to, c);
                    }
                }
            }
        }
        return {from, to};
    }

    AlignedText text_;
    RowGroups rows_;
    std::vector<std::pair<std::size_t, std::size_t>> labels_;   ///< groups that one label is for
    double density_ = 0;   ///< share of slots with text
};

}  // namespace

std::optional<Grid> align_table(const AreaFrame& area, const std::vector<const Line*>& stretches) {
    return Aligner({area, find_rows(stretches), {}}).run();
}

}  // namespace bianmu::layout
