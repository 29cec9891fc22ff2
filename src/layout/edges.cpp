#include "layout/edges.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "layout/item_mark.h"
#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr double kParityShift = 4;      // points between the left edges of odd and even pages
constexpr double kSamePage = 2;         // points between the widths of pages of one format
constexpr double kSameColumn = 20;      // points between the left sides of columns that lie alike
constexpr double kAtEdge = 0.6;         // em: ends that stand together at an edge
constexpr double kRightShare = 0.05;    // of the lines that end at the right edge, ragged text included
constexpr double kLeftShare = 0.08;     // of the lines that begin at the left edge
constexpr double kOwnShare = 0.4;       // of a region's lines, to make an edge of its own
constexpr double kSharedShare = 0.04;   // of a region's lines at the shared edge that keep it
constexpr std::size_t kOwnLines = 5;    // at the least at an edge of its own
constexpr double kOwnWidth = 8;         // em: shorter lines are labels and make no edge
constexpr double kJustified = 0.15;     // em from the edge, of lines that are stretched to it
constexpr double kJustifiedShare = 0.75;
constexpr double kNearFull = 3;         // em from the edge, of lines that are full
constexpr double kWide = 0.6;           // of a region's width: no label
constexpr double kFarOut = 3;           // em before the edge: no mark that hangs out
constexpr double kApart = 1.5;          // em between a region's own edge and the shared one
constexpr double kShortLines = 0.4;     // of the width of all columns
constexpr double kReach = 0.7;          // of the width between equal margins: shorter lines are no running text
constexpr double kLongLine = 12;        // em: two that end alike are full
constexpr double kFarInside = 6;        // em before the shared edge: more than a word that did not fit
constexpr double kRaggedHan = 1.2;      // em from the edge, of full lines of Han that are not stretched
constexpr std::size_t kFewWrapped = 4;
constexpr double kLinePitch = 2.2;      // em between lines of one text
constexpr double kStretched = 0.65;     // of a region's full lines, stretched to an edge of its own: it has its own measure

/// Where a line begins or ends, outward.
struct End {
    double at = 0, em = 1;
    double whole = 0;   ///< with the closing punctuation, which may hang over the edge or stand before it

    [[nodiscard]] bool is_at(double edge) const { return std::min(std::abs(edge - at), std::abs(edge - whole)) < kJustified * em; }
};

struct Ends {
    std::vector<End> at;

    void sort() {
        std::sort(at.begin(), at.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
    }

    /// How many stand within `kAtEdge` em of `edge`.
    [[nodiscard]] std::size_t near(double edge) const {
        return static_cast<std::size_t>(
            std::count_if(at.begin(), at.end(), [edge](const auto& end) { return std::abs(end.at - edge) <= kAtEdge * end.em; }));
    }

    /// Whether `share` of the lines that come near the edge end at it.
    [[nodiscard]] bool justified(double edge, double share = kJustifiedShare) const {
        std::size_t full = 0, exact = 0;
        for (const End& end : at) {
            full += std::abs(edge - end.at) < kNearFull * end.em ? 1U : 0U;
            exact += end.is_at(edge) ? 1U : 0U;
        }
        return full >= kOwnLines && static_cast<double>(exact) >= share * static_cast<double>(full);
    }

    /// The places that at least `need` lines are stretched to, outermost first. Sorted; O(n · places).
    [[nodiscard]] std::vector<double> stretched(std::size_t need) const {
        std::vector<double> places;
        for (std::size_t i = 0, next = 0; i < at.size(); i = next) {
            for (next = i + 1; next < at.size() && at[i].at - at[next].at < kJustified * at[i].em; ++next) {
            }
            if (next - i >= need && justified(at[i].at, kStretched)) {
                places.push_back(at[i].at);
            }
        }
        return places;
    }

    /// The outermost place where at least `need` stand together. Sorted; O(n).
    [[nodiscard]] std::optional<double> outermost(std::size_t need) const {
        std::size_t last = 0;
        for (std::size_t i = 0; i < at.size(); ++i) {
            while (last < at.size() && at[i].at - at[last].at <= kAtEdge * at[i].em) {
                ++last;
            }
            if (last - i >= need) {
                return at[i].at;
            }
        }
        return std::nullopt;
    }
};

struct Sides {
    Ends left, right;   ///< left: negated x
    std::size_t lines = 0;
};

/// Regions that share their edges.
struct Family {
    bool column = false;
    double page_width = 0;
    double left = 0;
    Sides sides;
    std::vector<std::pair<std::size_t, std::size_t>> members;   ///< page, region
};

/// Adds the ends of the region's lines; those that are at least `least` em long, without tables, if it is given.
void add(Sides& sides, const Region& region, double least = 0) {
    for (const Item& item : region.items) {
        const double em = std::max(1.0F, item.line.size);
        if (item.is_line()) {
            if (item.line.box.width() < least * em || item.line.program_text) {
                continue;   // program text is not set to a measure, and may run off the page
            }
            sides.left.at.push_back({-item.line.box.x0, em, -item.line.box.x0});
            sides.right.at.push_back({item.line.solid_end(), em, item.line.chars.back().x1});
            ++sides.lines;
        } else if (item.grid >= 0 && least == 0) {   // text runs as wide as a table where there is little text to tell
            sides.right.at.push_back({item.line.box.x1, em, item.line.box.x1});
        }
    }
}

std::size_t share_of(std::size_t lines, double share) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * static_cast<double>(lines))));
}

/// Where a region's long lines are stretched to: by their number, or as those of other pages are. Lines of Han that are not stretched all end
/// at one place too, less than an em before the shared edge.
std::optional<double> stretched_edge(const Ends& long_lines, const std::vector<double>& of_others, double shared) {
    const auto apart = [&](double edge) { return std::abs(edge - shared) >= long_lines.at.front().em; };
    const auto edge = long_lines.outermost(1);
    if (!edge || long_lines.justified(*edge, kStretched)) {
        return edge && apart(*edge) ? edge : std::nullopt;
    }
    const auto same = std::find_if(of_others.begin(), of_others.end(), [&](double place) {
        const auto here = std::count_if(long_lines.at.begin(), long_lines.at.end(), [&](const End& end) { return end.is_at(place); });
        const auto beyond = std::count_if(long_lines.at.begin(), long_lines.at.end(), [&](const End& end) { return end.at > place + kJustified * end.em; });
        return apart(place) && here > 2 * beyond;
    });
    return same == of_others.end() ? std::nullopt : std::optional(*same);
}

/// The shared edge, or the region's own where its long lines run to another one.
/// @param apart  em that must lie between them.
double own_or_shared(const Ends& all, const Ends& long_lines, double shared, double apart) {
    if (all.near(shared) >= share_of(all.at.size(), kSharedShare)) {
        return shared;
    }
    const auto edge = long_lines.outermost(std::max(kOwnLines, share_of(all.at.size(), kOwnShare)));
    return edge && std::abs(*edge - shared) > apart * long_lines.at.front().em ? *edge : shared;
}

/// Whether a line of the text goes on in the next: in the middle of its sentence, or to the end of another.
bool is_wrapped(const Line& line, const Line& next) {
    const double em = line.size, pitch = next.baseline - line.baseline;
    const bool alike = std::abs(line.chars.back().x1 - next.chars.back().x1) < kJustified * em && line.box.width() > kLongLine * em;
    return pitch > 0 && pitch < kLinePitch * em && !find_item_mark(next) && (alike || in_sentence(line.chars.back().code, next.chars.front().code));
}

/// Whether a line of Han runs to an edge in the middle of its sentence: it breaks anywhere.
bool is_full_of_han(const Line& line, double edge) {
    const Char& last = line.chars.back();
    return model::is_cjk(last.code) && !ends_clause(last.code) && line.box.width() > kOwnWidth * line.size && edge - last.x1 < kRaggedHan * line.size;
}

/// The end of the longest line, where a region's lines are ragged and run on far before the shared edge: a narrow column beside wider ones.
std::optional<double> ragged_edge(const Region& region, const Ends& all, double shared) {
    if (all.at.size() < kOwnLines || all.at.front().at > shared - kFarInside * all.at.front().em) {
        return std::nullopt;
    }
    std::size_t wrapped = 0, pairs = 0;
    for (std::size_t i = 1; i < region.items.size(); ++i) {
        const bool lines = region.items[i - 1].is_line() && region.items[i].is_line();
        pairs += lines ? 1U : 0U;
        wrapped += lines && (is_wrapped(region.items[i - 1].line, region.items[i].line) || is_full_of_han(region.items[i - 1].line, all.at.front().at)) ? 1U : 0U;
    }
    return wrapped * 3 >= pairs && wrapped >= kFewWrapped ? std::optional(all.at.front().at) : std::nullopt;
}

/// The text begins where a line over most of the region does, though the others, labels of a picture, stand in the middle of it.
double start_of_wide_lines(const Region& region, double left) {
    for (const Item& item : region.items) {
        const bool wide = item.is_line() && item.line.box.width() > kWide * region.box.width();
        if (wide && item.line.box.x0 < left - kFarOut * item.line.size) {
            left = item.line.box.x0;
        }
    }
    return left;
}

/// Left edge of the full-width text on odd (1) or even (0) pages; no value below ten lines.
std::optional<double> left_of_parity(const std::vector<LaidPage>& pages, std::size_t parity) {
    Sides sides;
    for (std::size_t p = parity; p < pages.size(); p += 2) {
        for (const Region& region : pages[p].regions) {
            if (!region.column) {
                add(sides, region);
            }
        }
    }
    sides.left.sort();
    const auto edge = sides.lines < 10 ? std::nullopt : sides.left.outermost(share_of(sides.lines, kLeftShare));
    return edge ? std::optional(-*edge) : std::nullopt;
}

std::vector<Family> find_families(const std::vector<LaidPage>& pages) {
    const auto odd = left_of_parity(pages, 0);
    const auto even = left_of_parity(pages, 1);
    const bool mirrored = odd && even && std::abs(*odd - *even) > kParityShift;
    std::vector<Family> families;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (std::size_t r = 0; r < pages[p].regions.size(); ++r) {
            const Region& region = pages[p].regions[r];
            const double left = region.column ? region.box.x0 : mirrored && p % 2 == 1 ? -1 : 0;
            auto found = std::find_if(families.begin(), families.end(), [&](const Family& f) {
                return f.column == region.column && std::abs(f.page_width - pages[p].width) < kSamePage &&
                       std::abs(f.left - left) < (region.column ? kSameColumn : 0.5);
            });
            if (found == families.end()) {
                families.push_back({region.column, pages[p].width, left, {}, {}});
                found = families.end() - 1;
            }
            found->members.emplace_back(p, r);
            add(found->sides, region);
        }
    }
    return families;
}

/// Right ends of all long lines of the family, sorted.
Ends running_ends(const std::vector<LaidPage>& pages, const Family& family) {
    Sides running;
    for (const auto& [p, r] : family.members) {
        add(running, pages[p].regions[r], kOwnWidth);
    }
    running.right.sort();
    return std::move(running.right);
}

/// Whether all of the family's lines end by themselves, far before the margin that the left one lets expect: they show no right edge.
bool is_all_short(const std::vector<LaidPage>& pages, const Family& family, double left, double right) {
    if (family.column || right - left > kReach * (family.page_width - 2 * left)) {
        return false;
    }
    return std::all_of(family.members.begin(), family.members.end(), [&](const auto& member) {
        const std::vector<Item>& items = pages[member.first].regions[member.second].items;
        const auto wrapped = [](const Item& a, const Item& b) { return a.is_line() && b.is_line() && is_wrapped(a.line, b.line); };
        return std::adjacent_find(items.begin(), items.end(), wrapped) == items.end();
    });
}

/// Gives short lines over and under columns the measure of all columns.
void widen_short_lines(const LaidPage& page, std::vector<Edges>& edges) {
    double left = 1e9, right = -1e9;   // of the columns
    for (std::size_t r = 0; r < edges.size(); ++r) {
        left = page.regions[r].column ? std::min(left, edges[r].left) : left;
        right = page.regions[r].column ? std::max(right, edges[r].right) : right;
    }
    for (std::size_t r = 0; r < edges.size(); ++r) {
        const Region& region = page.regions[r];
        if (!region.column && region.box.width() < kShortLines * (right - left)) {
            edges[r].right = std::max(edges[r].right, right);
        }
    }
}

}  // namespace

std::vector<std::vector<Edges>> find_edges(const std::vector<LaidPage>& pages) {
    std::vector<std::vector<Edges>> edges;
    for (const LaidPage& page : pages) {
        edges.emplace_back(page.regions.size());
    }
    for (Family& family : find_families(pages)) {
        family.sides.left.sort();
        family.sides.right.sort();
        const auto left = family.sides.left.outermost(share_of(family.sides.lines, kLeftShare));
        auto right = family.sides.right.outermost(share_of(family.sides.lines, kRightShare));
        if (left && right && is_all_short(pages, family, -*left, family.sides.right.at.front().at)) {
            right = family.page_width + *left;
        }
        const std::vector<double> stretched = running_ends(pages, family).stretched(std::max(kOwnLines, share_of(family.sides.lines, kRightShare)));
        const bool justified = right && family.sides.right.justified(*right);
        for (const auto& [p, r] : family.members) {
            const Region& region = pages[p].regions[r];
            Sides all, running;
            add(all, region);
            add(running, region, kOwnWidth);
            all.right.sort();
            running.left.sort();
            running.right.sort();
            edges[p][r] = {left ? -*left : region.box.x0, right ? *right : region.box.x1, justified};
            const auto own = stretched_edge(running.right, stretched, edges[p][r].right);
            const double apart = own ? kAtEdge : kApart;
            edges[p][r].left = -own_or_shared(all.left, running.left, -edges[p][r].left, apart);
            edges[p][r].left = std::min(edges[p][r].left, start_of_wide_lines(region, edges[p][r].left));
            edges[p][r].right = own ? *own : ragged_edge(region, all.right, edges[p][r].right).value_or(own_or_shared(all.right, running.right, edges[p][r].right, apart));
        }
    }
    for (std::size_t p = 0; p < pages.size(); ++p) {
        widen_short_lines(pages[p], edges[p]);
    }
    return edges;
}

}  // namespace bianmu::layout
