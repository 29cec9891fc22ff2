#include "layout/head_stack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bianmu::layout {

namespace {

constexpr double kCentred = 1.5;         // em that a head may stand beside the middle of the columns under it
constexpr double kFlush = 1.5;           // points between places that are one
constexpr double kMiddle = 0.3;          // em from the middle of the head's height, of heads as high as all of it
constexpr std::size_t kLevels = 2;        // of heads over several columns
constexpr double kLevel = 0.1;           // em between the tops of heads of one row
constexpr double kApart = 0.5;           // em of white that the lines of one head do not have
constexpr double kCovered = 1;           // em beside the middle that one more column under a head is worth
constexpr double kReached = 3;           // the same of a head that reaches over several columns
constexpr double kNarrow = 0.3;          // em beside the middle that a head counts for, where it is not wider than its first column
constexpr std::size_t kMaxSteps = 10000;  // of the search for their columns
constexpr std::size_t kMaxStacks = 8;    // heads over several columns
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
    /// @param top  pieces over it are left out.
    Head(const AlignedText& text, std::size_t first, std::size_t end, double top) : text_(text), own_(text.columns()), heights_(text.columns()) {
        for (std::size_t i = first; i < end; ++i) {
            for (const RowPiece& piece : text.rows[i].pieces) {
                if (piece.top < top) {
                    continue;
                }
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

    /// The heads over several columns, of the highest row of such, that share the columns best: all of them, each in the middle of its own.
    [[nodiscard]] std::vector<Stack> stacks() const {
        std::vector<std::vector<Choice>> choices;
        for (const RowPiece* over : pieces_) {
            std::vector<Choice> own = choices_of(*over);
            std::erase_if(own, [&](const Choice& choice) { return choice.to - choice.from + 1 == text_.columns() || !is_level(choice); });
            if (!own.empty() && choices.size() < kMaxStacks) {
                choices.push_back(std::move(own));
            }
        }
        const auto highest = std::min_element(choices.begin(), choices.end(), [](const auto& a, const auto& b) { return a.front().over->top < b.front().over->top; });
        if (highest != choices.end()) {
            const double bottom = highest->front().over->bottom;
            std::erase_if(choices, [bottom](const auto& own) { return own.front().over->top > bottom; });
        }
        std::sort(choices.begin(), choices.end(), [](const auto& a, const auto& b) { return a.front().over->x0 < b.front().over->x0; });
        Search search;
        share(choices, 0, 0, 0, search);
        std::vector<Stack> found;
        for (const Choice* choice : search.best) {
            const double low = down_under(*choice).low;
            const double parting = (choice->over->bottom + low) / 2;
            if (found.empty() || (found.front().parting > choice->over->bottom - 1 && found.front().parting < low + 1)) {
                found.push_back({choice->from, choice->to, parting});
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
    /// Columns that a head may stand over.
    struct Choice {
        const RowPiece* over = nullptr;
        std::size_t from = 0, to = 0;
        double off = 0;   ///< em beside their middle
    };

    struct Search {
        std::vector<const Choice*> chosen, best;
        double least = std::numeric_limits<double>::max();   ///< cost of the best
        std::size_t steps = 0;
    };

    /// Chooses columns for the heads from the k-th on, in the columns from `next` on: the least off their middles, with the fewest
    /// columns left over.
    void share(const std::vector<std::vector<Choice>>& choices, std::size_t k, std::size_t next, double cost, Search& search) const {
        if (cost >= search.least || ++search.steps > kMaxSteps) {
            return;
        }
        if (k == choices.size()) {
            search.least = cost;
            search.best = search.chosen;
            return;
        }
        for (const Choice& choice : choices[k]) {
            if (choice.from >= next) {
                search.chosen.push_back(&choice);
                const std::size_t others = text_.columns() - (choice.to - choice.from + 1);
                share(choices, k + 1, choice.to + 1, cost + choice.off + kCovered * static_cast<double>(others), search);
                search.chosen.pop_back();
            }
        }
        const auto [first, last] = text_.span(*choices[k].front().over);
        const double reached = first < last ? kReached : 0;
        share(choices, k + 1, next, cost + reached + kCovered * static_cast<double>(text_.columns()), search);
    }

    /// From where to where what stands under a head reaches down.
    [[nodiscard]] Extent down_under(const Choice& choice) const {
        Extent down;
        for (const RowPiece* piece : pieces_) {
            const auto [from, to] = text_.span(*piece);
            if (piece != choice.over && from <= choice.to && to >= choice.from) {
                down.add(piece->top, piece->bottom);
            }
        }
        return down;
    }

    /// Whether the heads under a head are one row: in the middle, at the top or at the bottom of their cells.
    [[nodiscard]] bool is_level(const Choice& choice) const {
        const double least = kMiddle * choice.over->size;
        double middle = 0, low = 0, high = 0;
        for (std::size_t c = choice.from; c <= choice.to; ++c) {
            const Extent own = extents_under(*choice.over, c).second;
            const double beside = own.low - choice.over->bottom > kApart * choice.over->size ? std::abs(own.low - low) : least;   // nearer is a line of one head
            if (c > choice.from && std::min({std::abs(own.middle() - middle), beside, std::abs(own.high - high)}) >= least) {
                return false;
            }
            middle = own.middle();
            low = own.low;
            high = own.high;
        }
        return true;
    }

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

    /// Whether a head is one of the highest and no line of a longer one, and some other that has its column for itself stands half-way between it and what begins
    /// under it at `low`, or down all of the head.
    [[nodiscard]] bool has_half_way(const RowPiece& over, double low) const {
        const bool highest = std::all_of(pieces_.begin(), pieces_.end(), [&over](const RowPiece* piece) { return piece->top > over.top - kLevel * over.size; });
        if (!highest || low - over.bottom <= kApart * over.size) {
            return false;
        }
        double bottom = low;
        for (const RowPiece* piece : pieces_) {
            bottom = std::max(bottom, piece->bottom);
        }
        return std::any_of(own_.begin(), own_.end(), [&](const auto& own) {
            const auto at = [&](double middle) { return std::abs(own[0]->middle() - middle) < kMiddle * over.size; };
            return own.size() == 1 && (at((over.bottom + low) / 2) || at((over.top + bottom) / 2));
        });
    }

    /// Whether all columns but [first, last] have a text beside a head: heads stand at the top of their cells.
    [[nodiscard]] bool is_top_row(const RowPiece& over, std::size_t first, std::size_t last) const {
        for (std::size_t c = 0; c < own_.size(); ++c) {
            const bool beside = std::any_of(own_[c].begin(), own_[c].end(), [&over](const RowPiece* p) { return std::abs(p->top - over.top) < kLevel * over.size; });
            if ((c < first || c > last) && !beside) {
                return false;
            }
        }
        return last - first + 1 < own_.size();
    }

    /// The columns that a piece may stand over, of those whose every other text stands under it: in their middle, or as far as they go
    /// where it begins with the first, and is wider or has heads half-way down beside it.
    [[nodiscard]] std::vector<Choice> choices_of(const RowPiece& over) const {
        const auto under = [&](std::size_t c) {
            const auto others = std::count_if(own_[c].begin(), own_[c].end(), [&over](const RowPiece* p) { return p != &over; });
            return others > 0 && std::all_of(pieces_.begin(), pieces_.end(), [&](const RowPiece* p) {
                const auto [from, to] = text_.span(*p);
                return p == &over || from > c || to < c || p->top > over.bottom - 0.5;
            });
        };
        const auto [first, last] = text_.span(over);
        for (std::size_t c = first; c <= last; ++c) {
            if (!under(c)) {
                return {};
            }
        }
        std::size_t low = first, high = last;
        while (low > 0 && under(low - 1)) {
            --low;
        }
        while (high + 1 < text_.columns() && under(high + 1)) {
            ++high;
        }
        std::vector<Choice> choices;
        double least = kCentred * over.size;
        for (std::size_t from = low; from <= first; ++from) {
            for (std::size_t to = std::max(last, from + 1); to <= high; ++to) {
                const Extent left = extents_under(over, from).first, right = extents_under(over, to).first;
                const double text = std::abs(over.center() - (left.low + right.high) / 2);
                const double columns = std::abs(over.center() - (text_.left(from) + text_.right(to)) / 2);
                const double off = std::min(text, columns);
                if (off < kCentred * over.size) {
                    choices.push_back({&over, from, to, off / over.size});
                    least = std::min(least, off);
                }
            }
        }
        const bool flush = std::abs(over.x0 - extents_under(over, first).first.low) < kFlush;
        while (flush && high > last && !is_level({&over, first, high, 0})) {   // heads beside it stand half-way down
            --high;
        }
        if (flush && last > first && least > kFlush) {
            return {{&over, first, high, 0}};
        }
        if (flush && high > first && (has_half_way(over, extents_under(over, first).second.low) || is_top_row(over, first, high))) {
            choices.push_back({&over, first, high, kNarrow});
        }
        return choices;
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

std::vector<std::vector<Stack>> find_stacks(const AlignedText& text, std::size_t first, std::size_t end) {
    std::vector<std::vector<Stack>> levels;
    double top = text.area.box.y0 - text.area.box.height();
    while (levels.size() < kLevels) {
        std::vector<Stack> stacks = Head(text, first, end, top).stacks();
        if (stacks.empty()) {
            break;
        }
        top = stacks.front().parting;
        levels.push_back(std::move(stacks));
    }
    return levels;
}

std::size_t stacked_rows(const AlignedText& text) {
    for (std::size_t end = 2; end <= kHeadLines && end < text.rows.size(); ++end) {
        const Head head(text, 0, end, text.area.box.y0 - text.area.box.height());
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
