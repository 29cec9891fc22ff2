#include "layout/measures.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace bianmu::layout {

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
