#include "layout/alignment.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kCrossing = 0.3;      // rows that may cross a strip, per row that respects it
constexpr double kMinStrip = 0.3;      // em
constexpr double kOpenGap = 1.0;       // em between cells, at the median, where no stroke helps
constexpr double kRuledGap = 0.5;      // the same between strokes
constexpr double kLongStroke = 0.9;    // of the width, to part rows in all columns
constexpr std::size_t kHeadRows = 5;    // rows at most above the first inner stroke, to be the head
constexpr double kDownStroke = 0.6;    // of the height, to part columns
constexpr double kSameSide = 3;        // points: a stroke this near to a side is the side
constexpr double kDensity = 0.5;       // share of slots with text
constexpr std::size_t kNumbers = 3;    // lines of a column with numbers that show a table
constexpr double kTight = 0.2;         // em of white more than between the closest lines, to be inside a cell
constexpr std::size_t kDenseColumns = 3;  // of words that show a table without numbers
constexpr std::size_t kDenseRows = 4;
constexpr double kDenseShare = 0.75;   // of the slots, with text
constexpr double kCentred = 1.5;        // em that a head may stand beside the middle of the columns under it
constexpr double kLessFilled = 0.85;   // columns that lines inside cells fill, of those that the first line of a row fills
constexpr double kFullLine = 0.8;      // of its column's width, to be full
constexpr double kRunning = 0.5;       // share of full lines in every column of running text
constexpr double kRunningWidth = 8;     // em: a narrower column holds no running text
constexpr std::size_t kRunningRows = 6;  // rows from which text in columns can be told

/// The white between two columns.
struct Strip {
    double x0 = 0, x1 = 0;
    [[nodiscard]] double middle() const { return (x0 + x1) / 2; }
};

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Strips that the rows with the most pieces respect.
std::vector<Strip> find_strips(const std::vector<TextRow>& rows) {
    std::vector<std::size_t> counts;
    for (const TextRow& row : rows) {
        if (row.pieces.size() > 1) {
            counts.push_back(row.pieces.size());
        }
    }
    if (counts.empty()) {
        return {};
    }
    std::sort(counts.begin(), counts.end());
    const std::size_t usual = counts[counts.size() * 3 / 4];
    struct Change {
        double x;
        int crossing, support;
    };
    std::vector<Change> changes;
    for (const TextRow& row : rows) {
        if (row.pieces.size() < 2 || row.pieces.size() * 2 < usual) {
            continue;   // a head over several columns, a label of a part
        }
        double reached = row.pieces.front().x0;
        for (const RowPiece& piece : row.pieces) {
            if (piece.x0 > reached) {
                changes.push_back({reached, 0, 1});
                changes.push_back({piece.x0, 0, -1});
            }
            changes.push_back({piece.x0, 1, 0});
            changes.push_back({piece.x1, -1, 0});
            reached = std::max(reached, piece.x1);
        }
    }
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.x < b.x; });
    struct White {
        Strip strip;
        int crossing;
    };
    std::vector<White> white;   // side by side, of different crossings
    std::vector<Strip> strips;
    const auto close = [&] {    // a sparse column stands where few rows cross beside white that none crosses
        const auto least = std::min_element(white.begin(), white.end(), [](const White& a, const White& b) {
            return a.crossing != b.crossing ? a.crossing < b.crossing : a.strip.x1 - a.strip.x0 > b.strip.x1 - b.strip.x0;
        });
        for (auto it = white.begin(); it != white.end(); ++it) {
            if (it == least || (least->crossing == 0 && it->crossing == 0)) {
                strips.push_back(it->strip);
            }
        }
        white.clear();
    };
    int crossing = 0, support = 0;
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
        crossing += changes[i].crossing;
        support += changes[i].support;
        const Strip strip{changes[i].x, changes[i + 1].x};
        if (strip.x1 - strip.x0 < 0.01) {
            continue;
        }
        if (support < 1 || crossing > kCrossing * support) {
            close();
        } else if (!white.empty() && white.back().crossing == crossing) {
            white.back().strip.x1 = strip.x1;
        } else {
            white.push_back({strip, crossing});
        }
    }
    close();
    return strips;
}

class Aligner {
public:
    Aligner(const AreaFrame& area, std::vector<TextRow> rows) : area_(area), rows_(std::move(rows)) {}

    std::optional<Grid> run() {
        if (rows_.size() < 2 || !find_columns()) {
            return std::nullopt;
        }
        find_head();
        group_rows();
        if (groups_.size() < 2 || is_running_text() || !is_filled() || !(is_ruled() || has_numbers() || is_dense())) {
            return std::nullopt;
        }
        return make_grid();
    }

private:
    /// Columns from and to which a piece reaches.
    [[nodiscard]] std::pair<std::size_t, std::size_t> span(const RowPiece& piece) const {
        const auto column = [this](double x) { return static_cast<std::size_t>(std::upper_bound(bounds_.begin(), bounds_.end(), x) - bounds_.begin()); };
        return {column(piece.x0 + 0.1), column(piece.x1 - 0.1)};
    }
    [[nodiscard]] std::size_t columns() const { return bounds_.size() + 1; }

    [[nodiscard]] bool is_long(const Stroke& stroke) const { return stroke.horizontal && stroke.length() >= kLongStroke * area_.box.width(); }

    /// Whether a long stroke runs between two heights.
    [[nodiscard]] const Stroke* stroke_between(double y0, double y1, bool any_length) const {
        for (const Stroke& stroke : area_.strokes) {
            if (stroke.horizontal && stroke.at > y0 && stroke.at < y1 && (any_length || is_long(stroke))) {
                return &stroke;
            }
        }
        return nullptr;
    }

    bool find_columns() {
        std::vector<Strip> strips = find_strips(rows_);
        const auto gaps = [this](const Strip& strip) {   // around a strip, in em, of the rows with text on both sides
            std::vector<double> found;
            for (const TextRow& row : rows_) {
                for (std::size_t i = 0; i + 1 < row.pieces.size(); ++i) {
                    if (row.pieces[i].x1 <= strip.middle() && row.pieces[i + 1].x0 >= strip.middle()) {
                        found.push_back((row.pieces[i + 1].x0 - row.pieces[i].x1) / std::max(1.0, row.size));
                    }
                }
            }
            return found;
        };
        const double least = area_.strokes.size() > 1 ? kRuledGap : kOpenGap;
        std::erase_if(strips, [&](const Strip& strip) {
            const std::vector<double> found = gaps(strip);
            return strip.x1 - strip.x0 < kMinStrip * rows_.front().size || found.empty() || median(found) < least;
        });
        for (const Strip& strip : strips) {
            bounds_.push_back(strip.middle());
        }
        merge_poor_columns();
        add_ruled_bounds();
        return !bounds_.empty();
    }

    /// Strokes down most of the area part columns too.
    void add_ruled_bounds() {
        for (const Stroke& stroke : area_.strokes) {
            const bool inner = stroke.at > area_.box.x0 + kSameSide && stroke.at < area_.box.x1 - kSameSide;
            if (stroke.horizontal || !inner || stroke.length() < kDownStroke * area_.box.height()) {
                continue;
            }
            const std::size_t column = static_cast<std::size_t>(std::upper_bound(bounds_.begin(), bounds_.end(), stroke.at) - bounds_.begin());
            const bool left_text = has_text(column == 0 ? area_.box.x0 : bounds_[column - 1], stroke.at);
            const bool right_text = has_text(stroke.at, column == bounds_.size() ? area_.box.x1 : bounds_[column]);
            if (left_text && right_text) {
                bounds_.insert(bounds_.begin() + static_cast<std::ptrdiff_t>(column), stroke.at);
            } else if (!left_text && column > 0) {
                bounds_[column - 1] = stroke.at;
            } else if (!right_text && column < bounds_.size()) {
                bounds_[column] = stroke.at;
            }
        }
    }

    [[nodiscard]] bool has_text(double x0, double x1) const {
        return std::any_of(rows_.begin(), rows_.end(), [x0, x1](const TextRow& row) {
            return std::any_of(row.pieces.begin(), row.pieces.end(), [x0, x1](const RowPiece& p) { return p.center() > x0 && p.center() < x1; });
        });
    }

    /// A column of marks alone (a currency sign, a percent sign) belongs to the numbers beside it; one of a single text is none.
    void merge_poor_columns() {
        for (std::size_t c = 0; c < columns() && !bounds_.empty();) {
            std::size_t marks = 0, others = 0;
            double left = 0, right = 0;   // white to the neighbours
            for (const TextRow& row : rows_) {
                for (std::size_t i = 0; i < row.pieces.size(); ++i) {
                    const RowPiece& piece = row.pieces[i];
                    if (span(piece) != std::pair(c, c)) {
                        continue;
                    }
                    ++(piece.mark && piece.width() < 1.2 * piece.size ? marks : others);
                    left += i > 0 ? piece.x0 - row.pieces[i - 1].x1 : 1000;
                    right += i + 1 < row.pieces.size() ? row.pieces[i + 1].x0 - piece.x1 : 1000;
                }
            }
            const bool single = marks + others == 1 && rows_.size() > 2;   // the second word of a head
            if (!single && (marks == 0 || others > 0)) {
                ++c;
                continue;
            }
            const bool to_right = c == 0 || (c + 1 < columns() && right < left);
            bounds_.erase(bounds_.begin() + static_cast<std::ptrdiff_t>(to_right ? c : c - 1));
        }
    }

    /// The head: what stands above the first long stroke inside the area.
    void find_head() {
        for (std::size_t i = 0; i + 1 < rows_.size() && i < kHeadRows; ++i) {
            if (stroke_between(rows_[i].middle(), rows_[i + 1].middle(), false) != nullptr) {
                head_ = i + 1;
                return;
            }
        }
    }

    /// Which columns a row fills, and where with numbers.
    struct Filling {
        std::vector<bool> text, number;
        std::size_t filled = 0;
        bool spans = false;
    };
    [[nodiscard]] Filling filling(const TextRow& row) const {
        Filling result{std::vector<bool>(columns()), std::vector<bool>(columns()), 0, false};
        for (const RowPiece& piece : row.pieces) {
            const auto [from, to] = span(piece);
            result.spans = result.spans || to > from;
            for (std::size_t c = from; c <= to; ++c) {
                result.filled += result.text[c] ? 0 : 1;
                result.text[c] = true;
                result.number[c] = result.number[c] || piece.number;
            }
        }
        return result;
    }

    /// Gathers lines into the table's rows.
    void group_rows() {
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            closest_ = std::min(closest_, white(i));
        }
        std::size_t bands = 0;
        for (std::size_t i = std::max<std::size_t>(head_, 1); i < rows_.size(); ++i) {
            bands += stroke_between(rows_[i - 1].middle(), rows_[i].middle(), false) != nullptr ? 1 : 0;
        }
        const std::size_t body = rows_.size() - head_;
        banded_ = bands >= 2 && body <= bands * 4;   // each band is a row
        spaced_ = is_spaced();
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const bool parted = i == 0 || i == head_ || stroke_between(rows_[i - 1].middle(), rows_[i].middle(), i < head_) != nullptr;
            if (!parted && (i < head_ ? head_goes_on(i) : goes_on(i))) {
                groups_.back().second = i + 1;
            } else {
                groups_.emplace_back(i, i + 1);
            }
        }
        head_groups_ = static_cast<std::size_t>(
            std::count_if(groups_.begin(), groups_.end(), [this](const auto& group) { return group.first < head_; }));
    }

    /// White above a row, in em.
    [[nodiscard]] double white(std::size_t row) const { return (rows_[row].top - rows_[row - 1].bottom) / std::max(1.0, rows_[row].size); }
    [[nodiscard]] bool is_tight(std::size_t row) const { return white(row) <= closest_ + kTight; }

    /// Whether white or strokes part the rows: lines stand close inside rows, and most of them fill fewer columns than the fullest.
    [[nodiscard]] bool is_spaced() const {
        std::size_t others = 0;
        double filled = 0;   // share of the fullest line's columns
        bool parts = false;
        for (std::size_t first = head_, end = head_; first < rows_.size(); first = end) {
            std::vector<std::size_t> counts;
            do {
                counts.push_back(filling(rows_[end]).filled);
                ++end;
            } while (end < rows_.size() && is_tight(end) && stroke_between(rows_[end - 1].middle(), rows_[end].middle(), false) == nullptr);
            parts = parts || end < rows_.size();
            const std::size_t fullest = *std::max_element(counts.begin(), counts.end());
            for (const std::size_t count : counts) {
                filled += static_cast<double>(count) / static_cast<double>(fullest);
            }
            filled -= 1;
            others += counts.size() - 1;
        }
        return parts && others > 0 && filled < kLessFilled * static_cast<double>(others);
    }

    /// Whether a line of the head goes on in the cells of the line above: no head over several columns stands between.
    [[nodiscard]] bool head_goes_on(std::size_t i) const { return !filling(rows_[i - 1]).spans; }

    /// Whether a line of the body goes on in the cells of the lines above.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        const Filling line = filling(rows_[i]);
        Filling above = filling(rows_[groups_.back().first]);
        for (std::size_t k = groups_.back().first + 1; k < i; ++k) {
            const Filling more = filling(rows_[k]);
            for (std::size_t c = 0; c < columns(); ++c) {
                above.text[c] = above.text[c] || more.text[c];
                above.number[c] = above.number[c] || more.number[c];
            }
        }
        bool both_numbers = false;
        bool under_text = true;   // everything continues a cell
        for (std::size_t c = 0; c < columns(); ++c) {
            both_numbers = both_numbers || (line.number[c] && above.number[c]);
            under_text = under_text && (!line.text[c] || above.text[c]);
        }
        if (both_numbers) {
            return false;   // numbers do not wrap
        }
        if (banded_ || spaced_ || !is_tight(i)) {
            return banded_ || is_tight(i);
        }
        if (!line.text[0]) {   // the key column goes on from above
            return under_text && line.filled * 2 <= columns();
        }
        // A key of several lines: the line before fills the column.
        const TextRow& before = rows_[i - 1];
        const bool key_only = line.filled == 1;
        if (key_only && above.text[0]) {
            return is_full_key(before, rows_[i]);
        }
        const bool above_key_only = filling(before).filled == 1 && filling(before).text[0];
        return above_key_only && groups_.back().first == i - 1 && is_full_key(before, rows_[i]);
    }

    /// Whether the key of the next line could not have begun behind that of the line before.
    [[nodiscard]] bool is_full_key(const TextRow& before, const TextRow& next) const {
        double right = 0;   // of the key column's text
        for (const TextRow& row : rows_) {
            const RowPiece& key = row.pieces.front();
            if (span(key).second == 0) {
                right = std::max(right, key.x1);
            }
        }
        return before.pieces.front().x1 > right - 3 * next.size;
    }

    /// Columns of running text: most lines fill their column, and no stroke parts them into rows.
    [[nodiscard]] bool is_running_text() const {
        if (rows_.size() < kRunningRows || columns() > 4) {
            return false;
        }
        std::vector<std::vector<double>> widths(columns());
        for (const TextRow& row : rows_) {
            std::vector<std::pair<double, double>> extents(columns(), {1e9, 0});
            for (const RowPiece& piece : row.pieces) {
                const auto [from, to] = span(piece);
                if (from == to && !piece.number) {
                    extents[from] = {std::min(extents[from].first, piece.x0), std::max(extents[from].second, piece.x1)};
                }
            }
            for (std::size_t c = 0; c < columns(); ++c) {
                if (extents[c].second > extents[c].first) {
                    widths[c].push_back(extents[c].second - extents[c].first);
                }
            }
        }
        return std::all_of(widths.begin(), widths.end(), [this](const std::vector<double>& column) {
            const double widest = column.empty() ? 0 : *std::max_element(column.begin(), column.end());
            if (widest < kRunningWidth * rows_.front().size) {
                return false;
            }
            const auto full = std::count_if(column.begin(), column.end(), [widest](double width) { return width > kFullLine * widest; });
            return static_cast<double>(full) >= kRunning * static_cast<double>(column.size());
        });
    }

    /// The columns that a row of the table fills.
    [[nodiscard]] std::vector<bool> group_text(const std::pair<std::size_t, std::size_t>& group) const {
        std::vector<bool> text(columns());
        for (std::size_t i = group.first; i < group.second; ++i) {
            const Filling line = filling(rows_[i]);
            std::transform(text.begin(), text.end(), line.text.begin(), text.begin(), std::logical_or<>());
        }
        return text;
    }

    /// Whether enough rows fill more than one column, each column has more than one text, and enough slots hold text.
    [[nodiscard]] bool is_filled() {
        std::size_t rows = 0;
        std::vector<std::size_t> texts(columns());
        for (const auto& group : groups_) {
            const std::vector<bool> text = group_text(group);
            for (std::size_t c = 0; c < columns(); ++c) {
                texts[c] += text[c] ? 1U : 0U;
            }
            rows += std::count(text.begin(), text.end(), true) > 1 ? 1U : 0U;
        }
        density_ = static_cast<double>(std::accumulate(texts.begin(), texts.end(), std::size_t{0})) / static_cast<double>(groups_.size() * columns());
        return rows >= 2 && rows * 2 > groups_.size() && *std::min_element(texts.begin(), texts.end()) > 1 && density_ >= kDensity;
    }

    /// Whether strokes at the top, under the head and at the foot show a table.
    [[nodiscard]] bool is_ruled() const {
        return std::count_if(area_.strokes.begin(), area_.strokes.end(), [this](const Stroke& s) { return is_long(s); }) >= 3;
    }

    /// Whether some column holds numbers, one under the other, which do not only count pages as a list of contents does.
    [[nodiscard]] bool has_numbers() const {
        std::vector<std::vector<double>> numbers(columns());
        std::vector<std::size_t> texts(columns());
        for (const TextRow& row : rows_) {
            for (const RowPiece& piece : row.pieces) {
                const auto [from, to] = span(piece);
                texts[from] += from == to ? 1U : 0U;
                if (from == to && piece.number) {
                    numbers[from].push_back(piece.value);
                }
            }
        }
        for (std::size_t c = 1; c < columns(); ++c) {
            const bool counts = c + 1 == columns() && std::is_sorted(numbers[c].begin(), numbers[c].end());
            if (!counts && numbers[c].size() >= kNumbers && numbers[c].size() * 2 >= texts[c]) {
                return true;
            }
        }
        return false;
    }

    /// Whether words alone show a table: several columns, nearly all slots with text.
    [[nodiscard]] bool is_dense() const { return columns() >= kDenseColumns && groups_.size() >= kDenseRows && density_ >= kDenseShare; }

    /// A head over several columns, with those of the columns under it in the same group of lines.
    struct Stack {
        std::size_t group = 0, from = 0, to = 0;
        double parting = 0;   ///< height between the two
    };

    /// Looks for a head over two columns or more that stands in one row with their own heads and with taller heads beside them.
    [[nodiscard]] std::optional<Stack> find_stack() const {
        for (std::size_t g = 0; g < std::max<std::size_t>(head_groups_, 1); ++g) {
            std::vector<std::vector<const RowPiece*>> pieces(columns());
            std::vector<const RowPiece*> tops;
            for (std::size_t i = groups_[g].first; i < groups_[g].second; ++i) {
                for (const RowPiece& piece : rows_[i].pieces) {
                    tops.push_back(&piece);
                    const auto [from, to] = span(piece);
                    if (from == to) {
                        pieces[from].push_back(&piece);
                    }
                }
            }
            for (const RowPiece* top : tops) {
                // The columns whose every other text stands under this one.
                const auto under = [&](std::size_t c) {
                    const auto others = std::count_if(pieces[c].begin(), pieces[c].end(), [top](const RowPiece* p) { return p != top; });
                    return others > 0 && std::all_of(pieces[c].begin(), pieces[c].end(), [top](const RowPiece* p) { return p == top || p->top > top->bottom - 0.5; });
                };
                auto [from, to] = span(*top);
                bool all = true;
                for (std::size_t c = from; c <= to; ++c) {
                    all = all && under(c);
                }
                if (!all) {
                    continue;
                }
                while (from > 0 && under(from - 1)) {
                    --from;
                }
                while (to + 1 < columns() && under(to + 1)) {
                    ++to;
                }
                if (to > from && to - from + 1 < columns()) {
                    double below = 1e9, left = 1e9, right = 0;
                    for (std::size_t c = from; c <= to; ++c) {
                        for (const RowPiece* p : pieces[c]) {
                            below = p == top ? below : std::min(below, p->top);
                            left = p == top ? left : std::min(left, p->x0);
                            right = p == top ? right : std::max(right, p->x1);
                        }
                    }
                    if (std::abs(top->center() - (left + right) / 2) < kCentred * top->size) {
                        return Stack{g, from, to, (top->bottom + below) / 2};
                    }
                }
            }
        }
        return std::nullopt;
    }

    std::optional<Grid> make_grid() {
        std::vector<double> xs{area_.box.x0}, ys{area_.box.y0};
        xs.insert(xs.end(), bounds_.begin(), bounds_.end());
        xs.push_back(area_.box.x1);
        for (std::size_t g = 1; g < groups_.size(); ++g) {
            const TextRow& above = rows_[groups_[g].first - 1];
            const TextRow& below = rows_[groups_[g].first];
            ys.push_back((above.bottom + below.top) / 2);
        }
        ys.push_back(area_.box.y1);
        const std::optional<Stack> stack = find_stack();
        if (stack) {
            ys.insert(ys.begin() + static_cast<std::ptrdiff_t>(stack->group) + 1, stack->parting);
            head_groups_ = std::max(head_groups_, stack->group + 1) + 1;
        }
        if (!std::is_sorted(ys.begin(), ys.end()) || !std::is_sorted(xs.begin(), xs.end())) {
            return std::nullopt;
        }
        Slots slots(std::move(xs), std::move(ys));
        std::vector<std::vector<bool>> spanned(slots.rows(), std::vector<bool>(columns()));
        const auto span_columns = [&](std::size_t g, std::size_t from, std::size_t to) {
            for (std::size_t c = from; c < to; ++c) {
                slots.join(g, c, g, c + 1);
                spanned[g][c] = spanned[g][c + 1] = true;
            }
        };
        if (stack) {
            span_columns(stack->group, stack->from, stack->to);
        }
        for (std::size_t k = 0; k < groups_.size(); ++k) {
            if (stack && k == stack->group) {
                continue;
            }
            const std::size_t g = k + (stack && k > stack->group ? 1 : 0);
            for (std::size_t i = groups_[k].first; i < groups_[k].second; ++i) {
                for (const RowPiece& piece : rows_[i].pieces) {
                    auto [from, to] = span(piece);
                    if (g < head_groups_) {
                        std::tie(from, to) = widen(i, piece, from, to);
                    }
                    span_columns(g, from, to);
                }
            }
        }
        // A head without a wider one above it has the height of the whole head.
        for (std::size_t g = 0; g + 1 < head_groups_; ++g) {
            for (std::size_t c = 0; c < columns(); ++c) {
                if (!spanned[g][c] && !spanned[g + 1][c]) {
                    slots.join(g, c, g + 1, c);
                }
            }
        }
        Grid grid = slots.grid();
        for (GridCell& cell : grid.cells) {
            cell.header = cell.row < static_cast<int>(head_groups_);
        }
        return grid;
    }

    /// A head stands over the columns that the stroke under it spans; of several heads over one stroke, over those nearest to it.
    [[nodiscard]] std::pair<std::size_t, std::size_t> widen(std::size_t i, const RowPiece& piece, std::size_t from, std::size_t to) const {
        const double below = i + 1 < rows_.size() ? rows_[i + 1].middle() : area_.box.y1;
        const auto nearest = [this, i](double x, double left, double right) {
            const RowPiece* best = nullptr;
            for (const RowPiece& head : rows_[i].pieces) {
                const bool over = head.center() > left && head.center() < right;
                if (over && (best == nullptr || std::abs(head.center() - x) < std::abs(best->center() - x))) {
                    best = &head;
                }
            }
            return best;
        };
        for (const Stroke& stroke : area_.strokes) {
            const bool under = stroke.horizontal && !is_long(stroke) && stroke.at > rows_[i].middle() && stroke.at < below;
            if (under && stroke.from < piece.center() && stroke.to > piece.center()) {
                for (std::size_t c = 0; c < columns(); ++c) {
                    const double left = c == 0 ? area_.box.x0 : bounds_[c - 1];
                    const double right = c + 1 == columns() ? area_.box.x1 : bounds_[c];
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

    const AreaFrame& area_;
    std::vector<TextRow> rows_;
    std::vector<double> bounds_;   ///< between columns
    std::size_t head_ = 0;         ///< rows of the head
    std::vector<std::pair<std::size_t, std::size_t>> groups_;   ///< the table's rows, as text rows [first, end)
    std::size_t head_groups_ = 0;
    double density_ = 0;     ///< share of slots with text
    double closest_ = 1e9;   ///< white between lines, in em
    bool banded_ = false;    ///< strokes part the rows
    bool spaced_ = false;    ///< white parts the rows
};

}  // namespace

std::optional<Grid> align_table(const AreaFrame& area, const std::vector<const Line*>& stretches) {
    return Aligner(area, find_rows(stretches)).run();
}

}  // namespace bianmu::layout
