#include "layout/table_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "layout/head_stack.h"
#include "layout/median.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kHeadRows = 5;    // rows at most above the first inner stroke, to be the head
constexpr double kTight = 0.2;         // em of white more than between the closest lines, to be inside a cell
constexpr double kLineWhite = 0.75;    // em: more is not between the lines of a cell
constexpr double kLessFilled = 0.85;   // lines of the average column inside rows, of those of the tallest
constexpr double kSentence = 8;        // em: the width of a column from which its text is of sentences
constexpr std::size_t kWrapped = 3;    // full lines of them at least
constexpr double kFull = 0.8;          // of the lines before another in their cell
constexpr double kIndent = 0.4;        // em that rows are set in from their label
constexpr double kWordSpace = 0.3;     // em
constexpr double kSide = 3;            // points from a side of a column
constexpr double kPadding = 6;         // points at most
constexpr double kFlush = 1;           // points between places that are one
constexpr double kSameLine = 0.5;      // em that pieces of one line overlap in height

class RowGrouper {
public:
    explicit RowGrouper(const AlignedText& text) : text_(text) {}

    /// Gathers lines into the table's rows.
    RowGroups run() {
        find_head();
        find_lines();
        std::size_t bands = 0;
        for (std::size_t i = std::max<std::size_t>(result_.head, 1); i < text_.rows.size(); ++i) {
            bands += text_.area.stroke_between(text_.rows[i - 1].middle(), text_.rows[i].middle(), false) != nullptr ? 1 : 0;
        }
        const std::size_t body = text_.rows.size() - result_.head;
        banded_ = bands >= 2 && body <= bands * 4;   // each band is a row
        spaced_ = is_spaced();
        const std::size_t stacked = text_.area.strokes.size() > 1 ? 0 : stacked_rows(text_);
        for (std::size_t i = 0; i < text_.rows.size(); ++i) {
            if (i > 0 && i < stacked) {
                result_.groups.back().second = i + 1;
                continue;
            }
            const bool parted = i == 0 || i == result_.head || text_.area.stroke_between(text_.rows[i - 1].middle(), text_.rows[i].middle(), i < result_.head) != nullptr;
            if (!parted && (i < result_.head ? head_goes_on(i) : goes_on(i))) {
                result_.groups.back().second = i + 1;
            } else {
                result_.groups.emplace_back(i, i + 1);
            }
        }
        result_.head_groups = static_cast<std::size_t>(
            std::count_if(result_.groups.begin(), result_.groups.end(), [this](const auto& group) { return group.first < result_.head; }));
        return std::move(result_);
    }

private:
    /// The head: what stands above the first long stroke inside the area.
    void find_head() {
        for (std::size_t i = 0; i + 1 < text_.rows.size() && i < kHeadRows; ++i) {
            if (text_.area.stroke_between(text_.rows[i].middle(), text_.rows[i + 1].middle(), false) != nullptr) {
                result_.head = i + 1;
                return;
            }
        }
    }

    /// Finds the lines of each column, and the white between them: cells of one row whose lines do not stand side by side may
    /// overlap in height.
    void find_lines() {
        const double size = std::max(1.0, median_size());
        std::vector<double> bottom(text_.columns(), -1e9), next(text_.columns(), 1e9);
        lines_.assign(text_.rows.size(), std::vector<std::size_t>(text_.columns()));
        white_.assign(text_.rows.size(), 1e9);
        std::vector<std::vector<double>> bottoms;   // of each column, above each row
        for (std::size_t i = 0; i < text_.rows.size(); ++i) {
            bottoms.push_back(bottom);
            std::vector<const RowPiece*> pieces;
            for (const RowPiece& piece : text_.rows[i].pieces) {
                pieces.push_back(&piece);
            }
            std::stable_sort(pieces.begin(), pieces.end(), [](const RowPiece* a, const RowPiece* b) { return a->top < b->top; });
            for (const RowPiece* piece : pieces) {
                const auto [from, to] = text_.span(*piece);
                for (std::size_t c = from; c <= to; ++c) {
                    const double gap = (piece->top - bottom[c]) / size;
                    if (gap > -kSameLine) {
                        closest_ = std::min(closest_, gap);
                        ++lines_[i][c];
                    }
                    bottom[c] = std::max(bottom[c], piece->bottom);
                }
            }
        }
        for (std::size_t i = text_.rows.size(); i-- > 0;) {
            for (const RowPiece& piece : text_.rows[i].pieces) {
                const auto [from, to] = text_.span(piece);
                for (std::size_t c = from; c <= to; ++c) {
                    next[c] = std::min(next[c], piece.top);
                }
            }
            for (std::size_t c = 0; c < text_.columns(); ++c) {
                white_[i] = std::min(white_[i], (next[c] - bottoms[i][c]) / size);
            }
        }
    }

    [[nodiscard]] double median_size() const {
        std::vector<double> sizes;
        for (const TextRow& row : text_.rows) {
            sizes.push_back(row.size);
        }
        return median(std::move(sizes));
    }

    /// Whether some column's lines stand as close above and under the top of a row as lines inside cells do.
    [[nodiscard]] bool is_tight(std::size_t row) const { return white_[row] <= std::min(closest_ + kTight, kLineWhite); }

    /// Whether white or strokes part the rows: lines stand close inside rows, and most columns have fewer of them than the tallest, or
    /// sentences wrap. Where numbers stand under numbers between most of the white, it parts groups of rows.
    [[nodiscard]] bool is_spaced() const {
        double others = 0;   // lines of the tallest column but the first
        double filled = 0;   // the same of all columns with text, on the average
        bool parts = false;
        std::size_t high = 0, groups = 0;   // of several lines; of these, with numbers under numbers
        for (std::size_t first = result_.head, end = result_.head; first < text_.rows.size(); first = end) {
            std::vector<std::size_t> counts(text_.columns()), numbers(text_.columns());
            do {
                const Filling line = text_.filling(text_.rows[end]);
                for (std::size_t c = 0; c < counts.size(); ++c) {
                    counts[c] += lines_[end][c];
                    numbers[c] += line.number[c] ? 1 : 0;
                }
                ++end;
            } while (end < text_.rows.size() && is_tight(end) && text_.area.stroke_between(text_.rows[end - 1].middle(), text_.rows[end].middle(), false) == nullptr);
            parts = parts || end < text_.rows.size();
            high += end > first + 1 ? 1 : 0;
            groups += *std::max_element(numbers.begin(), numbers.end()) > 1 ? 1 : 0;
            std::erase(counts, std::size_t{0});
            const auto sum = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
            others += static_cast<double>(*std::max_element(counts.begin(), counts.end()) - 1);
            filled += sum / static_cast<double>(counts.size()) - 1;
        }
        return parts && others > 0 && (filled < kLessFilled * others || wraps()) && groups * 2 <= high;
    }

    /// Whether sentences wrap between the white: nearly all lines of wide columns reach so far that the next word did not fit.
    [[nodiscard]] bool wraps() const {
        std::vector<double> left(text_.columns(), 1e9), right(text_.columns());
        const auto each = [this](auto use) {
            for (std::size_t i = result_.head; i < text_.rows.size(); ++i) {
                for (const RowPiece& piece : text_.rows[i].pieces) {
                    if (const auto [from, to] = text_.span(piece); from == to) {
                        use(piece, from);
                    }
                }
            }
        };
        each([&](const RowPiece& piece, std::size_t c) {
            left[c] = std::min(left[c], piece.x0);
            right[c] = std::max(right[c], piece.x1);
        });
        std::vector<const RowPiece*> before(text_.columns());
        std::size_t breaks = 0, full = 0;
        each([&](const RowPiece& piece, std::size_t c) {
            const RowPiece* line = before[c];
            before[c] = &piece;
            if (line != nullptr && right[c] - left[c] > kSentence * piece.size && piece.top - line->bottom <= std::min(closest_ + kTight, kLineWhite) * piece.size) {
                ++breaks;
                full += !line->leader && !line->number && line->x1 + piece.word > right[c] ? 1 : 0;
            }
        });
        return full >= kWrapped && static_cast<double>(full) >= kFull * static_cast<double>(breaks);
    }

    /// Whether a line of the head goes on in the cells of the line above: no head over several columns stands between.
    [[nodiscard]] bool head_goes_on(std::size_t i) const { return !text_.filling(text_.rows[i - 1]).spans; }

    /// Whether a line of the body goes on in the cells of the lines above.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        if (text_.is_title(i) || text_.is_title(i - 1)) {
            return false;
        }
        const Filling line = text_.filling(text_.rows[i]);
        Filling above = text_.filling(text_.rows[result_.groups.back().first]);
        for (std::size_t k = result_.groups.back().first + 1; k < i; ++k) {
            const Filling more = text_.filling(text_.rows[k]);
            for (std::size_t c = 0; c < text_.columns(); ++c) {
                above.text[c] = above.text[c] || more.text[c];
                above.number[c] = above.number[c] || more.number[c];
            }
        }
        bool both_numbers = false;
        bool under_text = true;   // everything continues a cell
        for (std::size_t c = 0; c < text_.columns(); ++c) {
            both_numbers = both_numbers || (line.number[c] && above.number[c]);
            under_text = under_text && (!line.text[c] || above.text[c]);
        }
        if (both_numbers) {
            return false;   // numbers do not wrap
        }
        if (!banded_ && (stands_over(i - 1, i) || is_other_key(i))) {
            return false;
        }
        if (banded_ || spaced_ || !is_tight(i)) {
            return banded_ || is_tight(i);
        }
        if (!line.text[0]) {   // the key column goes on from above
            return under_text && line.filled * 2 <= text_.columns();
        }
        // A key of several lines: the line before fills the column.
        const TextRow& before = text_.rows[i - 1];
        const bool key_only = line.filled == 1;
        if (key_only && above.text[0]) {
            return is_full_key(before, text_.rows[i]);
        }
        const bool above_key_only = text_.filling(before).filled == 1 && text_.filling(before).text[0];
        return above_key_only && result_.groups.back().first == i - 1 && !is_label(i - 1) && is_full_key(before, text_.rows[i]);
    }

    [[nodiscard]] bool is_key_alone(std::size_t i) const {
        const std::vector<RowPiece>& pieces = text_.rows[i].pieces;
        return pieces.size() == 1 && text_.span(pieces[0]).second == 0;
    }

    /// Whether a key alone is the name of the rows under it, by its look or its last character.
    [[nodiscard]] bool stands_over(std::size_t i, std::size_t next) const {
        const RowPiece& key = text_.rows[i].pieces.front();
        const RowPiece& other = text_.rows[next].pieces.front();
        return is_key_alone(i) && text_.span(other).second == 0 && (key.style != other.style || (key.colon && !is_key_alone(next)));
    }

    /// Whether a key alone is no line of the key over it.
    [[nodiscard]] bool is_other_key(std::size_t i) const {
        const RowPiece& key = text_.rows[i].pieces.front();
        const RowPiece& before = text_.rows[i - 1].pieces.front();
        return is_key_alone(i) && text_.span(before).second == 0 && !is_key_alone(i - 1) && (key.colon || key.style != before.style);
    }

    /// Whether a key without cells is the label of the rows under it: the next key is a number, or set in from the label as the one
    /// after it is.
    [[nodiscard]] bool is_label(std::size_t i) const {
        const RowPiece& label = text_.rows[i].pieces.front();
        const RowPiece& key = text_.rows[i + 1].pieces.front();
        if (key.number && !label.number) {
            return true;
        }
        const double indent = key.x0 - label.x0;
        return indent > kIndent * label.size && i + 2 < text_.rows.size() && std::abs(text_.rows[i + 2].pieces.front().x0 - key.x0) < 1;
    }

    /// Whether the key of the next line could not have begun behind that of the line before: by where the keys end if both begin at
    /// one place, by their widths if they are centred; by the column's width where a stroke bounds it.
    [[nodiscard]] bool is_full_key(const TextRow& before, const TextRow& next) const {
        double right = 0, widest = 0;   // of the key column's text
        for (const TextRow& row : text_.rows) {
            const RowPiece& key = row.pieces.front();
            if (text_.span(key).second == 0) {
                right = std::max(right, key.x1);
                widest = std::max(widest, key.width());
            }
        }
        const RowPiece& key = before.pieces.front();
        const bool ruled = std::any_of(text_.area.strokes.begin(), text_.area.strokes.end(), [this](const Stroke& stroke) {
            return !stroke.horizontal && std::abs(stroke.at - text_.right(0)) < kSide;
        });
        if (ruled) {
            right = text_.right(0) - std::clamp(key.x0 - text_.left(0), 0.0, kPadding);
            widest = 2 * right - text_.right(0) - text_.left(0);
        }
        const double needed = kWordSpace * next.size + next.pieces.front().word;
        return std::abs(key.x0 - next.pieces.front().x0) < kFlush ? key.x1 + needed > right : key.width() + needed > widest;
    }

    const AlignedText& text_;
    RowGroups result_;
    std::vector<std::vector<std::size_t>> lines_;   ///< that begin in each text row, by column
    std::vector<double> white_;   ///< above each text row, in em: the least of all columns
    double closest_ = 1e9;   ///< white between lines of a column, in em
    bool banded_ = false;    ///< strokes part the rows
    bool spaced_ = false;    ///< white parts the rows
};

}  // namespace

RowGroups group_rows(const AlignedText& text) { return RowGrouper(text).run(); }

}  // namespace bianmu::layout
