#include "layout/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/program_text.h"
#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr float kStretchGap = 0.65F;   // em; a wider gap may be a gutter, narrowed by punctuation that hangs into it
constexpr float kSpaceGap = 1.2F;      // em; the same where a space is painted
constexpr float kWholeSpace = 0.06F;   // of a space that white is wider or narrower than whole ones
constexpr float kBaselineJump = 0.12F;  // em; a larger one starts a new fragment of the stream
constexpr float kStepBack = 0.6F;      // em; a pen that steps back farther starts a new fragment
constexpr float kRowOverlap = 0.5F;    // share of the lower piece's height
constexpr float kMuchLarger = 2.0F;    // of a neighbour's size
constexpr std::size_t kInitial = 2;    // characters of a dropped initial
constexpr double kInitialTop = 0.8;    // of a line's height between its top and the initial's
constexpr double kStacked = 2;         // em over which pieces on two baselines lie above each other
constexpr double kOtherSize = 1.3;     // of a neighbour's size: another kind of text, if it also stands apart
constexpr double kStandsApart = 4;     // em
constexpr std::size_t kEvenGaps = 2;   // between words that show a line to be stretched
constexpr float kEvenWithin = 0.2F;    // em
constexpr float kWidestEven = 6;       // em
constexpr float kDuplicateShift = 0.1F;  // em
constexpr double kBeforeLeader = 3;    // em of white

model::Box box_of(const Char& c) { return {c.x0, c.top, c.ink_end(), c.bottom}; }

/// Whether a character of program text goes on in the line that it follows in the stream, behind white of whole characters: spaces, painted or
/// not, and no gutter.
bool is_spaced_code(const Char& last, const Char& c, const Palette& palette, const FixedPitch& fonts) {
    if (!fonts.sets(palette.styles[last.style]) || !fonts.sets(palette.styles[c.style]) || last.size != c.size) {
        return false;
    }
    const float spaces = spaces_between(last, c);
    return spaces > 0 && spaces < kMostCodeSpaces && std::abs(spaces - std::round(spaces)) < kWholeSpace;
}

/// The stream cut where the pen jumps.
std::vector<Line> find_fragments(const std::vector<Char>& chars, const Palette& palette, const FixedPitch& fonts) {
    std::vector<Line> fragments;
    char32_t space = 0;
    for (Char c : chars) {
        if (c.code == 0) {
            space = c.space;
            if (!fragments.empty()) {
                fragments.back().trailing_space = space;
            }
            continue;
        }
        bool fresh = fragments.empty();
        if (!fresh) {
            const Char& last = fragments.back().chars.back();
            const float em = std::max(c.size, last.size);
            const float gap = c.x0 - last.ink_end();
            const float widest = (c.space != 0 ? kSpaceGap : kStretchGap) * em;
            const float behind = last.x0 - c.x1;   // programs paint lines read leftwards in either direction
            const bool steps_back = gap < -kStepBack * em && (!c.mirrored || behind < -kStepBack * em || behind > widest);
            fresh = std::abs(c.y - last.y) > kBaselineJump * em || (gap > widest && !is_spaced_code(last, c, palette, fonts)) || steps_back;
        }
        if (fresh) {
            fragments.emplace_back();
            if (c.space == 0) {
                space = 0;
            }
        }
        if (c.space == 0) {
            c.space = space;
        }
        space = 0;
        add_char(fragments.back(), c);
        fragments.back().trailing_space = 0;
    }
    return fragments;
}

/// Type so much larger than its neighbour, on another baseline, is an initial, which belongs to the line that it begins, or lies
/// under the text.
bool on_one_row_with_large(const Line& large, const Line& small) {
    const bool initial = large.chars.size() <= kInitial && small.box.x0 > large.box.center_x();
    return initial && std::abs(large.box.y0 - small.box.y0) < kInitialTop * small.box.height();
}

bool on_one_row(const Line& a, const Line& b) {
    const Line& large = a.size > b.size ? a : b;
    const Line& small = a.size > b.size ? b : a;
    if (large.size > kMuchLarger * small.size && std::abs(a.baseline - b.baseline) > 0.3F * small.size) {
        return on_one_row_with_large(large, small);
    }
    const double overlap = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
    return overlap >= kRowOverlap * std::min(a.box.height(), b.box.height());
}

/// Whether the piece is a line of its own though a larger one beside it makes one row of it and its neighbours above and below.
bool stacked(const Line& line, const Line& piece) {
    if (std::min(line.box.x1, piece.box.x1) - std::max(line.box.x0, piece.box.x0) < kStacked * piece.size) {
        return false;
    }
    const auto over = std::count_if(line.chars.begin(), line.chars.end(), [&piece](const Char& c) {
        return c.x1 > piece.box.x0 && c.x0 < piece.box.x1 && std::abs(c.y - piece.baseline) > 0.5F * piece.size && c.size < kMuchLarger * piece.size;
    });
    return over > 2;
}

/// Whether two pieces of one row are of different size and far apart: a title and a note at the other margin.
bool stands_apart(const Line& line, const Line& piece) {
    const double large = std::max(line.size, piece.size);
    const double gap = std::max(line.box.x0, piece.box.x0) - std::min(line.box.x1, piece.box.x1);
    return gap > kStandsApart * large && large > kOtherSize * std::min(line.size, piece.size);
}

void absorb(Line& line, Line&& piece) {
    line.program_text = line.program_text && piece.program_text;
    if (piece.box.x1 >= line.box.x1) {
        line.trailing_space = piece.trailing_space;
    }
    const bool small_piece = line.size > kMuchLarger * piece.size;
    if (small_piece || piece.size > kMuchLarger * line.size) {   // an initial does not make its line higher
        const model::Box height = small_piece ? piece.box : line.box;
        line.box.add(piece.box);
        line.box.y0 = height.y0, line.box.y1 = height.y1;
        line.size = std::min(line.size, piece.size);
        line.baseline = small_piece ? piece.baseline : line.baseline;
    } else {
        line.box.add(piece.box);
    }
    line.chars.insert(line.chars.end(), piece.chars.begin(), piece.chars.end());
}

/// Size and baseline of the largest characters that make a fair share of the line, so that marks and exponents do not count.
void measure(Line& line) {
    std::vector<std::pair<float, std::size_t>> sizes;
    for (const Char& c : line.chars) {
        const auto found = std::find_if(sizes.begin(), sizes.end(), [&c](const auto& s) { return std::abs(s.first - c.size) < 0.3F; });
        if (found == sizes.end()) {
            sizes.emplace_back(c.size, 1);
        } else {
            ++found->second;
        }
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first < b.first;
    });
    line.size = most->first;
    const auto typical =
        std::find_if(line.chars.begin(), line.chars.end(), [&line](const Char& c) { return std::abs(c.size - line.size) < 0.3F; });
    line.baseline = typical->y;
}

void drop_duplicates(Line& line, Palette& palette, DiscardCount& discarded) {
    std::vector<Char> kept;
    kept.reserve(line.chars.size());
    for (const Char& c : line.chars) {
        const auto copy = std::find_if(kept.rbegin(), kept.rbegin() + std::min<std::ptrdiff_t>(3, std::ssize(kept)), [&c](const Char& k) {
            return k.code == c.code && std::abs(k.x0 - c.x0) < kDuplicateShift * c.size && std::abs(k.y - c.y) < kDuplicateShift * c.size &&
                   std::abs(k.size - c.size) < 0.3F;
        });
        if (kept.empty() || copy == kept.rbegin() + std::min<std::ptrdiff_t>(3, std::ssize(kept))) {
            kept.push_back(c);
            continue;
        }
        model::TextStyle bold = palette.styles[copy->style];
        bold.bold = true;
        const auto known = std::find(palette.styles.begin(), palette.styles.end(), bold);
        copy->style = static_cast<std::uint32_t>(known - palette.styles.begin());
        if (known == palette.styles.end()) {
            palette.styles.push_back(bold);
        }
        discarded.add("duplicate", 1);
    }
    line.chars = std::move(kept);
}

bool above(const Line& a, const Line& b) { return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0; }

void sort_chars(Line& line) {
    const auto left = [](const Char& a, const Char& b) { return a.ink_start() < b.ink_start(); };
    if (!std::is_sorted(line.chars.begin(), line.chars.end(), left)) {
        std::stable_sort(line.chars.begin(), line.chars.end(), left);
    }
}

bool begins_with_leader(const Line& line) {
    return std::find_if_not(line.chars.begin(), line.chars.end(), [](const Char& c) { return is_leader_dot(c.code); }) - line.chars.begin() >= kLeaderDots;
}

/// A leader goes with the text that it leads on from, though white stands between them: no gutter is there.
void join_leaders(std::vector<Line>& stretches) {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (!begins_with_leader(stretches[i])) {
            continue;
        }
        const Line& leader = stretches[i];
        const auto text = std::find_if(stretches.begin(), stretches.end(), [&leader](const Line& line) {
            const double gap = leader.box.x0 - line.box.x1;
            return gap > 0 && gap < kBeforeLeader * leader.size && on_one_row(line, leader);
        });
        if (text != stretches.end()) {
            absorb(*text, std::move(stretches[i]));
            sort_chars(*text);
            measure(*text);
            stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(i--));
        }
    }
}

}  // namespace

void add_char(Line& line, const Char& c) {
    if (line.chars.empty()) {
        line.box = box_of(c);
        line.size = c.size;
        line.baseline = c.y;
    } else {
        line.box.add(box_of(c));
    }
    line.chars.push_back(c);
}

std::vector<Line> find_stretches(const std::vector<Char>& chars, const FixedPitch& fonts, Palette& palette, DiscardCount& discarded) {
    std::vector<Line> fragments = find_fragments(chars, palette, fonts);
    std::stable_sort(fragments.begin(), fragments.end(), above);
    std::vector<Line> stretches;
    std::size_t open = 0;   // stretches before it end above the current fragment
    for (Line& fragment : fragments) {
        while (open < stretches.size() && stretches[open].box.y1 < fragment.box.y0 - 100) {
            ++open;
        }
        Line* home = nullptr;
        for (std::size_t i = open; i < stretches.size(); ++i) {
            Line& candidate = stretches[i];
            const double em = std::min(candidate.size, fragment.size);   // beside large type a narrow gutter is as wide as a space of it
            const double gap = std::max(candidate.box.x0, fragment.box.x0) - std::min(candidate.box.x1, fragment.box.x1);
            if (gap > kStretchGap * em || !on_one_row(candidate, fragment) || stacked(candidate, fragment)) {
                continue;
            }
            if (home == nullptr) {
                home = &candidate;
                absorb(*home, std::move(fragment));
            } else {   // the fragment bridges two stretches
                absorb(*home, std::move(candidate));
                stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(i--));
            }
        }
        if (home == nullptr) {
            stretches.push_back(std::move(fragment));
        }
    }
    for (Line& stretch : stretches) {
        sort_chars(stretch);
        drop_duplicates(stretch, palette, discarded);
        measure(stretch);
        stretch.program_text = is_program_text(stretch, palette, fonts);
    }
    join_leaders(stretches);
    std::stable_sort(stretches.begin(), stretches.end(), above);
    return stretches;
}

std::vector<Line> join_stretches(std::vector<Line> stretches) {
    std::stable_sort(stretches.begin(), stretches.end(), above);
    std::vector<Line> lines;
    for (Line& stretch : stretches) {
        const auto home = std::find_if(lines.rbegin(), lines.rend(), [&stretch](const Line& line) { 
            return on_one_row(line, stretch) && !stacked(line, stretch) && !stands_apart(line, stretch);
        });
        if (home == lines.rend()) {
            lines.push_back(std::move(stretch));
        } else {
            absorb(*home, std::move(stretch));
        }
    }
    for (Line& line : lines) {
        sort_chars(line);
        measure(line);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.baseline < b.baseline; });
    return lines;
}

bool has_even_gaps(const Line& line) {
    std::size_t gaps = 0;
    float least = 1e9F, most = 0;
    for (std::size_t i = 1; i < line.chars.size(); ++i) {
        const Char& before = line.chars[i - 1];
        const float gap = line.chars[i].x0 - before.x1;
        if (model::is_cjk(before.code) || model::is_cjk(line.chars[i].code)) {
            return false;
        }
        if (gap > kWordGap * line.size) {
            ++gaps;
            least = std::min(least, gap);
            most = std::max(most, gap);
            if (most - least > kEvenWithin * line.size || most > kWidestEven * line.size) {
                return false;
            }
        }
    }
    return gaps >= kEvenGaps;
}

double main_size(const std::vector<Line>& lines) {
    std::map<int, std::size_t> sizes;   // by half points
    for (const Line& line : lines) {
        sizes[static_cast<int>(std::lround(line.size * 2))] += line.chars.size();
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == sizes.end() ? 12 : most->first / 2.0;
}

}  // namespace bianmu::layout
