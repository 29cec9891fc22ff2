#include "layout/head_stack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bianmu::layout {

namespace {

constexpr double kCentred = 1.5;         // em that a head may stand beside the middle of the columns under it
constexpr double kFlush = 1.5;           // points between places that are one
constexpr double kMiddle = 0.3;          // em from the middle of the head's height, of heads as high as all of it
constexpr std::size_t kHeadLines = 4;    // text rows of a head at most

/// From where to where some text reaches.
struct Extent {
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();

    void add(double from, double to) {
        low = std::min(low, from);
        high = std::max(high, to);
    }
    [[nodiscard]] double middle() const { return (low + high) / 2; }
};

/// The pieces of a head, by column.
class Head {
public:
    Head(const AlignedText& text, std::size_t first, std::size_t end) : text_(text), own_(text.columns()), heights_(text.columns()) {
        for (std::size_t i = first; i < end; ++i) {
            for (const RowPiece& piece : text.rows[i].pieces) {
                pieces_.push_back(&piece);
                const auto [from, to] = text.span(piece);
                if (from == to) {
                    own_[from].push_back(&piece);
                }
                for (std::size_t c = from; c <= to; ++c) {
                    heights_[c].add(piece.top, piece.bottom);
                }
            }
        }
    }

    [[nodiscard]] std::vector<Stack> stacks() const {
        std::vector<Stack> found;
        for (const RowPiece* over : pieces_) {
            const auto [from, to] = columns_under(*over);
            const bool taken = !found.empty() && from <= found.back().to;
            if (to <= from || to - from + 1 == text_.columns() || taken) {
                continue;
            }
            Extent down;
            double middle = 0, high = 0;
            bool level = true;   // the heads under it are one row
            for (std::size_t c = from; c <= to; ++c) {
                const auto [across, own] = extents_under(*over, c);
                down.add(own.low, own.high);
                level = level && (c == from || std::abs(own.middle() - middle) < kMiddle * over->size || std::abs(own.high - high) < kMiddle * over->size);
                middle = own.middle();
                high = own.high;
            }
            const double parting = (over->bottom + down.low) / 2;
            level = level && (found.empty() || (found.front().parting > over->bottom - 1 && found.front().parting < down.low + 1));
            if (level) {
                found.push_back({from, to, parting});
            }
        }
        return found;
    }

    /// Whether the heads beside a stack stand at half the height of both its rows, not of the lower one.
    [[nodiscard]] bool is_between(const std::vector<Stack>& stacks) const {
        Extent all, lower;
        std::vector<bool> beside(text_.columns(), true);
        for (const Stack& stack : stacks) {
            for (std::size_t c = stack.from; c <= stack.to; ++c) {
                beside[c] = false;
                all.add(heights_[c].low, heights_[c].high);
            }
        }
        lower.add(stacks.front().parting, all.high);
        bool some = false;
        for (std::size_t c = 0; c < text_.columns(); ++c) {
            if (!beside[c] || heights_[c].high < heights_[c].low) {
                continue;
            }
            const double middle = heights_[c].middle();
            const double size = pieces_.front()->size;
            if (std::abs(middle - all.middle()) > kMiddle * size || lower.middle() - middle < kMiddle * size) {
                return false;
            }
            some = true;
        }
        return some;
    }

private:
    /// Where the texts of a column but `over` stand: across and down.
    [[nodiscard]] std::pair<Extent, Extent> extents_under(const RowPiece& over, std::size_t column) const {
        std::pair<Extent, Extent> extents;
        for (const RowPiece* piece : own_[column]) {
            if (piece != &over) {
                extents.first.add(piece->x0, piece->x1);
                extents.second.add(piece->top, piece->bottom);
            }
        }
        return extents;
    }

    /// The columns that a piece stands over, of those whose every other text stands under it: in their middle, or as far as they go where
    /// it begins with the first and is wider; (0, 0) where there are none.
    [[nodiscard]] std::pair<std::size_t, std::size_t> columns_under(const RowPiece& over) const {
        const auto under = [&](std::size_t c) {
            const auto others = std::count_if(own_[c].begin(), own_[c].end(), [&over](const RowPiece* p) { return p != &over; });
            return others > 0 && std::all_of(own_[c].begin(), own_[c].end(), [&over](const RowPiece* p) { return p == &over || p->top > over.bottom - 0.5; });
        };
        const auto [first, last] = text_.span(over);
        for (std::size_t c = first; c <= last; ++c) {
            if (!under(c)) {
                return {0, 0};
            }
        }
        std::size_t low = first, high = last;
        while (low > 0 && under(low - 1)) {
            --low;
        }
        while (high + 1 < text_.columns() && under(high + 1)) {
            ++high;
        }
        std::pair<std::size_t, std::size_t> best{0, 0};
        double off = kCentred * over.size;
        for (std::size_t from = low; from <= first; ++from) {
            for (std::size_t to = std::max(last, from + 1); to <= high; ++to) {
                const Extent left = extents_under(over, from).first, right = extents_under(over, to).first;
                const double text = std::abs(over.center() - (left.low + right.high) / 2);
                const double columns = std::abs(over.center() - (text_.left(from) + text_.right(to)) / 2);
                if (std::min(text, columns) < off) {
                    off = std::min(text, columns);
                    best = {from, to};
                }
            }
        }
        const bool flush = std::abs(over.x0 - extents_under(over, first).first.low) < kFlush;
        return flush && last > first && off > kFlush ? std::pair(first, high) : best;
    }

    const AlignedText& text_;
    std::vector<const RowPiece*> pieces_;
    std::vector<std::vector<const RowPiece*>> own_;   ///< in one column each
    std::vector<Extent> heights_;
};

/// Whether each head beside the stacks stands in one of the first two text rows and has nothing in the other.
bool are_exclusive(const AlignedText& text, const std::vector<Stack>& stacks) {
    const Filling over = text.filling(text.rows[0]), under = text.filling(text.rows[1]);
    std::size_t beside = 0;
    for (std::size_t c = 0; c < text.columns(); ++c) {
        const bool stacked = std::any_of(stacks.begin(), stacks.end(), [c](const Stack& stack) { return stack.from <= c && c <= stack.to; });
        if (!stacked && over.text[c] == under.text[c]) {
            return false;
        }
        beside += stacked ? 0 : 1;
    }
    return beside > 0;
}

}  // namespace

std::vector<Stack> find_stacks(const AlignedText& text, std::size_t first, std::size_t end) { return Head(text, first, end).stacks(); }

std::size_t stacked_rows(const AlignedText& text) {
    for (std::size_t end = 2; end <= kHeadLines && end < text.rows.size(); ++end) {
        const Head head(text, 0, end);
        const std::vector<Stack> stacks = head.stacks();
        if (!stacks.empty() && (head.is_between(stacks) || (end == 2 && are_exclusive(text, stacks)))) {
            return end;
        }
    }
    return 0;
}

void raise_tall_heads(AlignedText& text) {
    std::size_t head = 0;
    while (head < kHeadLines && head + 1 < text.rows.size() && text.area.stroke_between(text.rows[head].middle(), text.rows[head + 1].middle(), false) == nullptr) {
        ++head;
    }
    ++head;   // rows over the first long stroke
    if (head < 3 || head >= text.rows.size() || head > kHeadLines || text.area.stroke_between(text.rows[0].middle(), text.rows[head - 1].middle(), true) == nullptr) {
        return;
    }
    std::vector<std::size_t> texts(text.columns());
    std::vector<Filling> fillings;
    for (std::size_t i = 0; i < head; ++i) {
        fillings.push_back(text.filling(text.rows[i]));
        for (std::size_t c = 0; c < text.columns(); ++c) {
            texts[c] += fillings.back().text[c] ? 1 : 0;
        }
    }
    for (std::size_t i = head - 1; i-- > 1;) {   // between the first row and the last
        const std::vector<bool>& own = fillings[i].text;
        bool alone = true;
        for (std::size_t c = 0; c < own.size(); ++c) {
            alone = alone && (!own[c] || texts[c] == 1);
        }
        if (alone) {
            std::vector<RowPiece>& first = text.rows[0].pieces;
            first.insert(first.end(), text.rows[i].pieces.begin(), text.rows[i].pieces.end());
            std::sort(first.begin(), first.end(), [](const RowPiece& a, const RowPiece& b) { return a.x0 < b.x0; });
            text.rows.erase(text.rows.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
}

}  // namespace bianmu::layout
