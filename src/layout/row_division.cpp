#include "layout/row_division.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/aligned_text.h"
#include "layout/row_labels.h"

namespace bianmu::layout {

namespace {

constexpr double kTall = 0.5;            // of the grid's height
constexpr std::size_t kRows = 3;         // that it holds at least, of words
constexpr std::size_t kColumns = 3;      // with text, where there are no numbers
constexpr double kFilled = 0.75;         // of the new cells
constexpr std::size_t kPairs = 5;        // rows of two words that are some, with hardly an empty cell
constexpr double kFilledPairs = 0.95;
constexpr double kFull = 0.25;           // of the lines before another row, that may fill their cell
constexpr double kWhite = 0.2;           // em of white more between rows than inside them
constexpr double kColumnGap = 1.1;       // em
constexpr double kWordSpace = 0.3;       // em
constexpr double kPadding = 6;           // points at most

/// A row of a grid whose cells span neither rows nor columns, but for those without text.
class TallRow {
public:
    TallRow(const Grid& grid, int row, const std::vector<std::vector<const Line*>>& texts, const std::vector<Stroke>& strokes)
        : area_{grid.box, {}, false}, text_{area_, {}, {grid.xs.begin() + 1, grid.xs.end() - 1}} {
        area_.box.y0 = grid.ys[static_cast<std::size_t>(row)];
        area_.box.y1 = grid.ys[static_cast<std::size_t>(row) + 1];
        std::copy_if(strokes.begin(), strokes.end(), std::back_inserter(area_.strokes), [](const Stroke& stroke) { return !stroke.horizontal; });
        std::vector<const Line*> lines;
        for (std::size_t i = 0; i < grid.cells.size(); ++i) {
            const GridCell& cell = grid.cells[i];
            const bool plain = cell.row == row && cell.row_span == 1 && cell.column_span == 1;
            merged_ = merged_ || (!plain && cell.row <= row && cell.row + cell.row_span > row && texts[i].size() >= kRows);
            if (plain) {
                lines.insert(lines.end(), texts[i].begin(), texts[i].end());
                columns_ += texts[i].empty() ? 0 : 1;
                if (!sides_.empty() && sides_.back().second == cell.box.x0) {
                    sides_.back().second = cell.box.x1;
                } else {
                    sides_.emplace_back(cell.box.x0, cell.box.x1);
                }
            }
        }
        text_.rows = find_rows(lines);
    }
    TallRow(const TallRow&) = delete;
    TallRow& operator=(const TallRow&) = delete;

    [[nodiscard]] std::vector<Stroke> partings() const {
        if (text_.rows.size() < 2 || columns_ < 2 || merged_ || hides_columns()) {
            return {};
        }
        RowGroups rows = group_rows(text_);
        const std::vector<std::pair<std::size_t, std::size_t>> labels = take_row_labels(text_, rows);
        const std::vector<double> heights = heights_between(rows.groups, labels);
        std::vector<Stroke> strokes;
        for (std::size_t g = 1; g <= heights.size(); ++g) {
            const bool labelled = std::any_of(labels.begin(), labels.end(), [g](const auto& label) { return label.first < g && g < label.second; });
            for (const auto& [from, to] : sides_) {
                const double start = labelled ? std::max(from, text_.right(0)) : from;
                if (start < to) {
                    strokes.push_back({true, heights[g - 1], start, to});
                }
            }
        }
        return strokes;
    }

private:
    using Groups = std::vector<std::pair<std::size_t, std::size_t>>;

    /// The heights between its rows; none where it is one.
    [[nodiscard]] std::vector<double> heights_between(const Groups& groups, const Groups& labels) const {
        std::size_t filled = 0, breaks = 0, full = 0, numbers = 0, words = 0;
        double inside = -1e9, between = 1e9;   // most white inside rows, least between them, in em
        std::vector<double> heights;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            std::vector<bool> text(text_.columns());
            for (std::size_t i = groups[g].first; i < groups[g].second; ++i) {
                const double white = i == 0 ? 0 : (text_.rows[i].top - text_.rows[i - 1].bottom) / text_.rows[i].size;
                inside = i > groups[g].first ? std::max(inside, white) : inside;
                between = i > 0 && i == groups[g].first ? std::min(between, white) : between;
                for (const RowPiece& piece : text_.rows[i].pieces) {
                    text[text_.span(piece).first] = true;
                    numbers += piece.number ? 1 : 0;
                    words += piece.number || piece.mark ? 0 : 1;
                }
            }
            filled += static_cast<std::size_t>(std::count(text.begin(), text.end(), true));
            if (g == 0) {
                continue;
            }
            const TextRow& above = text_.rows[groups[g - 1].second - 1];
            const TextRow& below = text_.rows[groups[g].first];
            heights.push_back((above.bottom + below.top) / 2);
            for (const RowPiece& line : above.pieces) {
                const RowPiece* next = piece_in(below, text_.span(line).first);
                breaks += next != nullptr ? 1 : 0;
                full += next != nullptr && is_full(line, *next) ? 1 : 0;
            }
        }
        for (const auto& [first, end] : labels) {
            filled += end - first - 1;
        }
        const double share = static_cast<double>(filled) / static_cast<double>(groups.size() * columns_);
        const bool table = columns_ >= kColumns || numbers >= groups.size() || (groups.size() >= kPairs && share >= kFilledPairs);
        const bool side_by_side = columns_ >= kColumns && filled == groups.size() * columns_ && breaks == (groups.size() - 1) * columns_ && full == 0;
        const bool enough = groups.size() >= (words == 0 || side_by_side ? 2 : kRows);
        const bool broken = static_cast<double>(full) <= kFull * static_cast<double>(breaks);
        const bool spaced = inside > -1e9 && between > inside + kWhite;
        return table && enough && share >= kFilled && (broken || spaced) ? heights : std::vector<double>{};
    }

    /// Whether lines of some cell have gaps as wide as between columns: no stroke parts those either.
    [[nodiscard]] bool hides_columns() const {
        const auto parted = std::count_if(text_.rows.begin(), text_.rows.end(), [this](const TextRow& row) {
            for (std::size_t i = 1; i < row.pieces.size(); ++i) {
                const RowPiece& before = row.pieces[i - 1];
                if (text_.span(before).second == text_.span(row.pieces[i]).first && row.pieces[i].x0 - before.x1 > kColumnGap * row.size) {
                    return true;
                }
            }
            return false;
        });
        return parted > 1;
    }

    [[nodiscard]] const RowPiece* piece_in(const TextRow& row, std::size_t column) const {
        const auto found = std::find_if(row.pieces.begin(), row.pieces.end(), [&](const RowPiece& piece) { return text_.span(piece).first == column; });
        return found == row.pieces.end() ? nullptr : &*found;
    }

    /// Whether the first word of `next` would not have fitted behind a line.
    [[nodiscard]] bool is_full(const RowPiece& line, const RowPiece& next) const {
        const std::size_t column = text_.span(line).first;
        const double padding = std::clamp(line.x0 - text_.left(column), 0.0, kPadding);
        return line.width() + kWordSpace * line.size + next.word > text_.right(column) - text_.left(column) - 2 * padding;
    }

    AreaFrame area_;
    AlignedText text_;
    std::vector<std::pair<double, double>> sides_;   ///< of its cells side by side
    std::size_t columns_ = 0;   ///< with text
    bool merged_ = false;       ///< lines stand in a cell over several rows or columns
};

}  // namespace

std::vector<Stroke> part_tall_row(const Grid& grid, const std::vector<std::vector<const Line*>>& texts, const std::vector<Stroke>& strokes) {
    for (int row = 0; row < grid.rows; ++row) {
        const auto r = static_cast<std::size_t>(row);
        if (grid.ys[r + 1] - grid.ys[r] >= kTall * grid.box.height()) {
            return TallRow(grid, row, texts, strokes).partings();
        }
    }
    return {};
}

}  // namespace bianmu::layout
