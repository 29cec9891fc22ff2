#include "layout/table_columns.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/close_texts.h"
#include "layout/median.h"
#include "layout/strips.h"

namespace bianmu::layout {

namespace {

constexpr double kMinStrip = 0.3;      // em
constexpr double kOpenGap = 1.0;       // em between cells, at the median, where no stroke helps
constexpr double kRuledGap = 0.5;      // the same between strokes, and between flush sides
constexpr double kAtBound = 0.2;       // em
constexpr double kFlush = 0.75;        // points between places that are one
constexpr double kFlushShare = 0.75;   // of the rows with text on both sides of a strip
constexpr std::size_t kFlushRows = 3;
constexpr std::size_t kManyRows = 8;   // that begin at one place, as no words of sentences do
constexpr double kOnLine = 0.3;         // em between texts of one line
constexpr double kDownStroke = 0.6;    // of the height, to part columns
constexpr double kSameSide = 3;        // points: a stroke this near to a side is the side

class ColumnFinder {
public:
    explicit ColumnFinder(AlignedText& text) : text_(text) {}

    void run() {
        part_close_texts(text_.rows);
        std::vector<Strip> strips = find_strips(text_.rows);
        std::erase_if(strips, [this](const Strip& strip) {
            return strip.x1 - strip.x0 < kMinStrip * text_.rows.front().size || !parts_cells(strip);
        });
        for (const Strip& strip : strips) {
            text_.bounds.push_back(place_bound(strip));
        }
        merge_poor_columns();
        merge_hollow_columns();
        merge_strangers();
        count_columns();
        fit_full_rows();
        add_ruled_bounds();
        for (TextRow& row : text_.rows) {
            part_numbers(row);
        }
    }

private:
    /// Whether the white around a strip is wide enough at the median of the rows with text on both sides. Before text that
    /// begins at one place in many rows, or behind numbers that end at one, less will do: words of a sentence do not stand like that.
    [[nodiscard]] bool parts_cells(const Strip& strip) const {
        std::vector<double> gaps, ends, begins;   // em, points
        for (const TextRow& row : text_.rows) {
            for (std::size_t i = 0; i + 1 < row.pieces.size(); ++i) {
                if (row.pieces[i].x1 <= strip.middle() && row.pieces[i + 1].x0 >= strip.middle()) {
                    gaps.push_back((row.pieces[i + 1].x0 - row.pieces[i].x1) / std::max(1.0, row.size));
                    ends.push_back(row.pieces[i].x1);
                    begins.push_back(row.pieces[i + 1].x0);
                }
            }
        }
        const bool narrow = text_.area.strokes.size() > 1 || (is_flush(begins) && (is_flush(ends) || begins.size() >= kManyRows));
        return !gaps.empty() && median(gaps) >= (narrow ? kRuledGap : kOpenGap);
    }

    /// Where in a strip the bound stands: beside the heads that reach into it; in its middle where none does.
    [[nodiscard]] double place_bound(const Strip& strip) const {
        Strip left = strip;
        for (const TextRow& row : text_.rows) {
            for (std::size_t i = 0; i < row.pieces.size() && row.pieces.size() > 1; ++i) {   // one text alone may stand over columns
                const RowPiece& piece = row.pieces[i];
                left.x0 = piece.x0 < strip.x0 && piece.x1 < strip.x1 ? std::max(left.x0, piece.x1) : left.x0;
                left.x1 = piece.x1 > strip.x1 && piece.x0 > strip.x0 ? std::min(left.x1, piece.x0) : left.x1;
            }
        }
        return left.x0 < left.x1 ? left.middle() : strip.middle();
    }

    /// Whether most of some places are one.
    [[nodiscard]] static bool is_flush(const std::vector<double>& places) {
        if (places.size() < kFlushRows) {
            return false;
        }
        const double usual = median(places);
        const auto flush = std::count_if(places.begin(), places.end(), [usual](double place) { return std::abs(place - usual) < kFlush; });
        return static_cast<double>(flush) >= kFlushShare * static_cast<double>(places.size());
    }

    /// Numbers that fill their columns stand no farther apart than words: they are parted where their spaces lie at the bounds.
    void part_numbers(TextRow& row) const {
        for (std::size_t i = 0; i < row.pieces.size(); ++i) {
            const RowPiece& piece = row.pieces[i];
            const auto [from, to] = text_.span(piece);
            if (!piece.number || from == to) {
                continue;
            }
            const double bound = text_.bounds[from];
            const auto space = std::find_if(piece.spaces.begin(), piece.spaces.end(), [&](const std::pair<double, double>& s) {
                return s.first < bound + kAtBound * piece.size && s.second > bound - kAtBound * piece.size;
            });
            if (space == piece.spaces.end()) {
                continue;
            }
            const auto [end, start] = *space;
            part_piece(row, i, static_cast<std::size_t>(space - piece.spaces.begin()));
            row.pieces[i].x1 = std::min(end, bound);
            row.pieces[i + 1].x0 = std::max(start, bound);
        }
    }

    /// Strokes down most of the area part columns too.
    void add_ruled_bounds() {
        for (const Stroke& stroke : text_.area.strokes) {
            const bool inner = stroke.at > text_.area.box.x0 + kSameSide && stroke.at < text_.area.box.x1 - kSameSide;
            if (stroke.horizontal || !inner || stroke.length() < kDownStroke * text_.area.box.height()) {
                continue;
            }
            const std::size_t column = static_cast<std::size_t>(std::upper_bound(text_.bounds.begin(), text_.bounds.end(), stroke.at) - text_.bounds.begin());
            const bool left_text = has_text(column == 0 ? text_.area.box.x0 : text_.bounds[column - 1], stroke.at);
            const bool right_text = has_text(stroke.at, column == text_.bounds.size() ? text_.area.box.x1 : text_.bounds[column]);
            if (left_text && right_text) {
                text_.bounds.insert(text_.bounds.begin() + static_cast<std::ptrdiff_t>(column), stroke.at);
            } else if (!left_text && column > 0) {
                text_.bounds[column - 1] = stroke.at;
            } else if (!right_text && column < text_.bounds.size()) {
                text_.bounds[column] = stroke.at;
            }
        }
    }

    [[nodiscard]] bool has_text(double x0, double x1) const {
        return std::any_of(text_.rows.begin(), text_.rows.end(), [x0, x1](const TextRow& row) {
            return std::any_of(row.pieces.begin(), row.pieces.end(), [x0, x1](const RowPiece& p) { return p.center() > x0 && p.center() < x1; });
        });
    }

    /// A column of marks alone (a currency sign, a percent sign) belongs to the numbers beside it, one of leaders to the text before
    /// it; one of a single text is none.
    void merge_poor_columns() {
        for (std::size_t c = 0; c < text_.columns() && !text_.bounds.empty();) {
            std::size_t marks = 0, others = 0, leaders = 0, lines = 0;
            bool left_free = false, right_free = false;   // the one neighbour has nothing beside it, the other has
            double left = 0, right = 0;   // white to the neighbours
            const RowPiece* alone = nullptr;   // neither neighbour has anything beside it
            for (const TextRow& row : text_.rows) {
                const std::size_t before = marks + others;
                for (std::size_t i = 0; i < row.pieces.size(); ++i) {
                    const RowPiece& piece = row.pieces[i];
                    if (text_.span(piece) != std::pair(c, c)) {
                        continue;
                    }
                    const bool leader = c > 0 && piece.is_leader();
                    ++(leader || (piece.mark && piece.width() < 1.2 * piece.size) ? marks : others);
                    leaders += leader ? 1 : 0;
                    alone = &piece;
                    left += i > 0 ? piece.x0 - row.pieces[i - 1].x1 : 1000;
                    right += i + 1 < row.pieces.size() ? row.pieces[i + 1].x0 - piece.x1 : 1000;
                }
                if (marks + others > before) {
                    ++lines;
                    const bool left_taken = c > 0 && stands_in(row, c - 1), right_taken = c + 1 < text_.columns() && stands_in(row, c + 1);
                    left_free = c > 0 && !left_taken && right_taken;
                    right_free = c + 1 < text_.columns() && left_taken && !right_taken;
                    alone = left_taken || right_taken ? nullptr : alone;
                }
            }
            const bool single = lines == 1 && text_.rows.size() > 2;   // a head
            if (!single && (marks == 0 || others > 0)) {
                ++c;
                continue;
            }
            if (single && alone != nullptr && c > 0 && c + 1 < text_.columns()) {
                left = alone->x0 - texts_of(c - 1).second;
                right = texts_of(c + 1).first - alone->x1;
            }
            const bool nearer = leaders == 0 && c + 1 < text_.columns() && right < left;
            const bool to_right = c == 0 || (single && right_free) || (nearer && !(single && left_free));
            text_.bounds.erase(text_.bounds.begin() + static_cast<std::ptrdiff_t>(to_right ? c : c - 1));
        }
    }

    /// From where to where the texts of a column reach.
    [[nodiscard]] std::pair<double, double> texts_of(std::size_t column) const {
        std::pair<double, double> extent{text_.right(column), text_.left(column)};
        for (const TextRow& row : text_.rows) {
            for (const RowPiece& piece : row.pieces) {
                if (text_.span(piece) == std::pair(column, column)) {
                    extent = {std::min(extent.first, piece.x0), std::max(extent.second, piece.x1)};
                }
            }
        }
        return extent;
    }

    /// Whether the texts of a row stand on one line.
    [[nodiscard]] static bool on_line(const TextRow& row) {
        return std::all_of(row.pieces.begin(), row.pieces.end(), [&row](const RowPiece& piece) {
            return std::abs(piece.bottom - row.pieces.front().bottom) < kOnLine * row.size;
        });
    }

    /// Where all rows have one number of texts, fewer than columns, and none stands over or under the next of another row, that is the
    /// number of columns: heads begin at the left, numbers end at the right.
    void count_columns() {
        std::size_t count = 0, rows = 0;
        for (const TextRow& row : text_.rows) {
            if (row.pieces.size() > 1) {
                if ((count != 0 && row.pieces.size() != count) || !on_line(row)) {
                    return;
                }
                count = row.pieces.size();
                ++rows;
            }
        }
        if (rows < kFlushRows || count >= text_.columns()) {
            return;
        }
        std::vector<double> bounds;
        for (std::size_t c = 0; c + 1 < count; ++c) {
            double low = text_.area.box.x0, high = text_.area.box.x1;
            for (const TextRow& row : text_.rows) {
                if (row.pieces.size() > 1) {
                    low = std::max(low, row.pieces[c].x1);
                    high = std::min(high, row.pieces[c + 1].x0);
                }
            }
            if (low >= high) {
                return;
            }
            bounds.push_back((low + high) / 2);
        }
        text_.bounds = std::move(bounds);
    }

    /// Moves the bounds where a row with as many texts as columns does not fill each of them, and the white lets it.
    void fit_full_rows() {
        const auto is_full = [this](const TextRow& row) { return row.pieces.size() == text_.columns() && on_line(row); };
        const auto is_off = [&](const TextRow& row) {
            if (!is_full(row)) {
                return false;
            }
            for (std::size_t c = 0; c < row.pieces.size(); ++c) {
                if (text_.span(row.pieces[c]) != std::pair(c, c)) {
                    return true;
                }
            }
            return false;
        };
        if (std::none_of(text_.rows.begin(), text_.rows.end(), is_off)) {
            return;
        }
        for (std::size_t c = 0; c < text_.bounds.size(); ++c) {
            double low = text_.area.box.x0, high = text_.area.box.x1;
            for (const TextRow& row : text_.rows) {
                const bool full = is_full(row);
                for (std::size_t i = 0; i < row.pieces.size() && row.pieces.size() > 1; ++i) {
                    const auto [from, to] = full ? std::pair(i, i) : text_.span(row.pieces[i]);
                    low = to <= c ? std::max(low, row.pieces[i].x1) : low;
                    high = from > c ? std::min(high, row.pieces[i].x0) : high;
                }
            }
            text_.bounds[c] = low < high ? (low + high) / 2 : text_.bounds[c];
        }
    }

    /// A column that texts only reach into is none: of its bounds, that goes which a row of more texts crosses.
    void merge_hollow_columns() {
        const auto crossed = [this](double bound) {
            std::size_t most = 0;
            for (const TextRow& row : text_.rows) {
                const bool across = std::any_of(row.pieces.begin(), row.pieces.end(), [bound](const RowPiece& piece) { return piece.x0 < bound && piece.x1 > bound; });
                most = across ? std::max(most, row.pieces.size()) : most;
            }
            return most;
        };
        for (std::size_t c = 1; c + 1 < text_.columns();) {
            const auto [from, to] = texts_of(c);
            if (from <= to) {
                ++c;
                continue;
            }
            text_.bounds.erase(text_.bounds.begin() + static_cast<std::ptrdiff_t>(crossed(text_.bounds[c]) >= crossed(text_.bounds[c - 1]) ? c : c - 1));
        }
    }

    /// Neighbours that no row fills both are one column: its head begins at the left, its numbers end at the right.
    void merge_strangers() {
        for (std::size_t c = 0; c + 1 < text_.columns();) {
            const bool together = std::any_of(text_.rows.begin(), text_.rows.end(), [this, c](const TextRow& row) { return stands_in(row, c) && stands_in(row, c + 1); });
            if (together) {
                ++c;
            } else {
                text_.bounds.erase(text_.bounds.begin() + static_cast<std::ptrdiff_t>(c));
            }
        }
    }

    [[nodiscard]] bool stands_in(const TextRow& row, std::size_t column) const {
        return std::any_of(row.pieces.begin(), row.pieces.end(), [&](const RowPiece& piece) {
            const auto [from, to] = text_.span(piece);
            return from <= column && column <= to;
        });
    }

    AlignedText& text_;
};

}  // namespace

void find_bounds(AlignedText& text) { ColumnFinder(text).run(); }

}  // namespace bianmu::layout
