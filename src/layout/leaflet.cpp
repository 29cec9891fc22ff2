#include "layout/leaflet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr std::size_t kPanels = 3;
constexpr std::size_t kCover = 2;      // on the first side
constexpr double kOblong = 1.25;       // width to height of a side
constexpr double kSameSize = 2;        // points between the sides
constexpr double kAcross = 0.02;       // of the width that a panel's text may reach over its edge
constexpr float kLargest = 1.25F;      // of the type of any other panel
constexpr std::size_t kLeastText = 2;  // other panels have so many times the cover's text

struct Panel {
    float largest = 0;   ///< type
    std::size_t chars = 0;
};

using Panels = std::array<Panel, kPanels>;

std::size_t panel_of(const Region& region, double width) {
    return std::min(kPanels - 1, static_cast<std::size_t>(std::max(0.0, region.box.center_x() / width) * static_cast<double>(kPanels)));
}

/// What the panels of a side hold; none where text lies across their edges.
std::optional<Panels> read_panels(const LaidPage& page) {
    Panels panels;
    for (const Region& region : page.regions) {
        const std::size_t at = panel_of(region, page.width);
        const double left = page.width * static_cast<double>(at) / static_cast<double>(kPanels);
        for (const Item& item : region.items) {
            if (item.image >= 0) {
                continue;
            }
            const double over = kAcross * page.width;
            if (item.line.box.x0 < left - over || item.line.box.x1 > left + page.width / static_cast<double>(kPanels) + over) {
                return std::nullopt;
            }
            panels[at].chars += item.line.chars.size();
            panels[at].largest = std::max(panels[at].largest, item.line.size);
        }
    }
    return panels;
}

bool is_leaflet(const std::vector<LaidPage>& pages) {
    if (pages.size() != 2 || std::any_of(pages.begin(), pages.end(), [](const LaidPage& page) { return page.width < kOblong * page.height; }) ||
        std::abs(pages[0].width - pages[1].width) > kSameSize || std::abs(pages[0].height - pages[1].height) > kSameSize) {
        return false;
    }
    const auto outer = read_panels(pages[0]);
    const auto inner = read_panels(pages[1]);
    if (!outer || !inner) {
        return false;
    }
    const Panel& cover = (*outer)[kCover];
    const auto less = [&cover](const Panel& panel) {
        return panel.chars >= kLeastText * cover.chars && panel.largest * kLargest <= cover.largest;
    };
    return cover.chars > 0 && std::all_of(inner->begin(), inner->end(), less) && std::all_of(outer->begin(), outer->begin() + kCover, less);
}

}  // namespace

void order_leaflet(std::vector<LaidPage>& pages) {
    if (!is_leaflet(pages)) {
        return;
    }
    LaidPage& cover = pages[0];
    LaidPage rest = cover;
    rest.rules.clear();   // they are looked for by the page's number
    rest.sides.clear();
    std::erase_if(cover.regions, [&](const Region& region) { return panel_of(region, cover.width) != kCover; });
    std::erase_if(rest.regions, [&](const Region& region) { return panel_of(region, rest.width) == kCover; });
    pages.push_back(std::move(rest));
}

}  // namespace bianmu::layout
