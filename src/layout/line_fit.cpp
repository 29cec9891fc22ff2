#include "layout/line_fit.h"

#include <algorithm>
#include <cmath>

#include "layout/lines.h"
#include "layout/looks.h"
#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr double kAmidst = 6;          // em of white on either side of a line that stands amidst its column
constexpr double kAside = 3.1;         // em by which its white may be wider on the left: an edge that full lines of whole characters do not reach, and an indent

/// Width of the first piece of a line that cannot be divided.
double first_word_width(const Line& line) {
    std::size_t i = 0;
    while (i + 1 < line.chars.size() && !breaks_between(line.chars[i], line.chars[i + 1])) {
        ++i;
    }
    return line.chars[i].x1 - line.chars.front().x0;
}

}  // namespace

bool is_full(const Line& line, double right, const Line& next) {
    const bool cjk = model::is_cjk(line.chars.back().code);
    const bool next_cjk = model::is_cjk(next.chars.front().code);
    const float space = line.trailing_space != 0 || !cjk || !next_cjk ? kWordSpace : 0;   // would have stood between
    return line.chars.back().x1 + space * line.size + first_word_width(next) > right - kSlack * line.size;
}

bool ends_at_tab(const FlowLine& line) {
    const std::vector<Char>& chars = line.line.chars;
    if (line.right_gap() > 1.5 * line.line.size || has_even_gaps(line.line)) {
        return false;
    }
    for (std::size_t i = chars.size() - 1; i > 0 && chars[i].x0 > line.edges.left + line.edges.width() / 2; --i) {
        if (chars[i].x0 - chars[i - 1].x1 > kTabGap * line.line.size) {
            return true;
        }
    }
    return false;
}

bool ends_with_leader(const FlowLine& line) {
    const std::vector<Char>& chars = line.line.chars;
    std::size_t i = chars.size();
    while (i > 0 && ((chars[i - 1].code >= U'0' && chars[i - 1].code <= U'9') || one_of(U"()（）-—PpivxlcdmIVXLCDM", chars[i - 1].code))) {
        --i;
    }
    const auto number = chars.rend() - static_cast<std::ptrdiff_t>(i);
    const auto dots = std::find_if_not(number, chars.rend(), [](const Char& c) { return is_leader_dot(c.code); }) - number;
    return i > 0 && i < chars.size() && (dots >= kLeaderDots || chars[i - 1].code == U'…');
}

bool is_centred(const FlowLine& line, const Measures& measures) {
    const double left = line.indent();
    const double right = line.edges.right - line.line.chars.back().x1;
    const double em = line.line.size;
    const bool display = em > 1.05 * measures.body_size;
    const double even = std::max((display && left < em ? 0.4 : 0.6) * em, 0.02 * line.edges.width());
    const bool amidst = std::min(left, right) > kAmidst * em && left > right && left - right < kAside * em;
    if (left < (display ? 0.15 : 1.2) * em || (std::abs(left - right) > even && !amidst)) {
        return false;
    }
    return !same_size(line.line.size, measures.body_size) || std::abs(left - kIndent * em) > 0.3 * em;
}

}  // namespace bianmu::layout
