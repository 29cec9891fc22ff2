#include "layout/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace bianmu::layout {

namespace {

constexpr double kParityShift = 4;   // points between the left edges of odd and even pages

/// Regions that share their edges.
struct Family {
    bool column = false;
    double left = 0;
    std::vector<double> lefts, rights;
    std::vector<std::pair<std::size_t, std::size_t>> members;   ///< page, region
};

/// Right end of a line without closing punctuation, which may hang over the edge.
double solid_right(const Line& line) {
    const Char& last = line.chars.back();
    const bool hangs = last.ink_end() < last.x1 && line.chars.size() > 1;
    return hangs ? line.chars[line.chars.size() - 2].x1 : last.x1;
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

void add(Family& family, const LaidPage& page, std::size_t page_index, std::size_t region_index) {
    const Region& region = page.regions[region_index];
    family.members.emplace_back(page_index, region_index);
    for (const Item& item : region.items) {
        if (item.is_line()) {
            family.lefts.push_back(item.line.box.x0);
            family.rights.push_back(solid_right(item.line));
        } else if (item.grid >= 0) {
            family.rights.push_back(item.line.box.x1);
        }
    }
}

/// Left edge of the full-width text on odd (1) or even (0) pages; no value below ten lines.
std::optional<double> left_of_parity(const std::vector<LaidPage>& pages, std::size_t parity) {
    std::vector<double> lefts;
    for (std::size_t p = parity; p < pages.size(); p += 2) {
        for (const Region& region : pages[p].regions) {
            for (const Item& item : region.items) {
                if (!region.column && item.is_line()) {
                    lefts.push_back(item.line.box.x0);
                }
            }
        }
    }
    return lefts.size() < 10 ? std::nullopt : std::optional(quantile(std::move(lefts), 0.05));
}

}  // namespace

float body_size(const std::vector<LaidPage>& pages) {
    std::map<int, std::size_t> sizes;   // by half points
    for (const LaidPage& page : pages) {
        for (const Region& region : page.regions) {
            for (const Item& item : region.items) {
                sizes[static_cast<int>(std::lround(item.line.size * 2))] += item.line.chars.size();
            }
        }
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == sizes.end() || most->first == 0 ? 12 : static_cast<float>(most->first) / 2;
}

std::vector<std::vector<Edges>> find_edges(const std::vector<LaidPage>& pages) {
    const auto odd = left_of_parity(pages, 0);
    const auto even = left_of_parity(pages, 1);
    const bool mirrored = odd && even && std::abs(*odd - *even) > kParityShift;
    std::vector<Family> families;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (std::size_t r = 0; r < pages[p].regions.size(); ++r) {
            const Region& region = pages[p].regions[r];
            const double left = region.column ? region.box.x0 : mirrored && p % 2 == 1 ? -1 : 0;
            const auto found = std::find_if(families.begin(), families.end(), [&](const Family& f) {
                return f.column == region.column && std::abs(f.left - left) < (region.column ? 20 : 0.5);
            });
            if (found != families.end()) {
                add(*found, pages[p], p, r);
                continue;
            }
            Family& family = families.emplace_back();
            family.column = region.column;
            family.left = left;
            add(family, pages[p], p, r);
        }
    }
    std::vector<std::vector<Edges>> edges;
    for (const LaidPage& page : pages) {
        edges.emplace_back(page.regions.size());
    }
    for (const Family& family : families) {
        for (const auto& [p, r] : family.members) {
            const model::Box& box = pages[p].regions[r].box;
            edges[p][r] = family.lefts.empty() ? Edges{box.x0, box.x1} : Edges{quantile(family.lefts, 0.03), quantile(family.rights, 0.98)};
        }
    }
    return edges;
}

Measures measure_document(const std::vector<LaidPage>& pages, const std::vector<std::vector<Edges>>& edges, float body) {
    Measures measures;
    measures.body_size = body;
    std::map<int, std::size_t> pitches;   // by twentieths of an em
    std::size_t indented = 0, flush = 0, total = 0;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (std::size_t r = 0; r < pages[p].regions.size(); ++r) {
            const Line* before = nullptr;
            for (const Item& item : pages[p].regions[r].items) {
                const Line& line = item.line;
                if (!item.is_line() || std::abs(line.size - body) > 0.6F) {
                    before = nullptr;
                    continue;
                }
                if (before != nullptr) {
                    ++pitches[static_cast<int>(std::lround((line.baseline - before->baseline) / body * 20))];
                    ++total;
                    const double left = line.box.x0 - edges[p][r].left;
                    const bool short_before = before->box.x1 < edges[p][r].right - 2 * body;
                    indented += short_before && left > 1.5 * body && left < 2.6 * body ? 1U : 0U;
                    flush += short_before && left < 0.7 * body ? 1U : 0U;
                }
                before = &line;
            }
        }
    }
    for (const auto& [twentieths, count] : pitches) {
        if (count * 6 >= total && twentieths >= 16) {   // the smallest frequent one: gaps between paragraphs are larger
            measures.pitch = static_cast<float>(twentieths) / 20;
            break;
        }
    }
    measures.first_line_indent = indented >= flush;
    return measures;
}

}  // namespace bianmu::layout
