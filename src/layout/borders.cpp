#include "layout/borders.h"

#include <algorithm>
#include <map>

namespace bianmu::layout {

namespace {

constexpr double kLong = 0.4;       // share of the page's width
constexpr double kNearAbove = 60;   // points between a paragraph and the rule below it

struct Stand {
    model::Paragraph* paragraph;
    model::Box box;
};

}  // namespace

void attach_borders(std::vector<model::Block>& blocks, const std::vector<LaidPage>& pages) {
    std::map<int, std::vector<Stand>> by_page;
    for (model::Block& block : blocks) {
        if (auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            for (const model::Location& location : paragraph->locations) {
                by_page[location.page].push_back({paragraph, *location.box});
            }
        }
    }
    for (const LaidPage& page : pages) {
        const auto found = by_page.find(page.number);
        if (found == by_page.end()) {
            continue;
        }
        for (const model::Rule& rule : page.rules) {
            if (!rule.horizontal() || rule.length() < kLong * page.width) {
                continue;
            }
            const model::Border border{static_cast<float>(rule.box.height()), rule.color};
            const double y = rule.box.center_y();
            const auto sides = [&rule](const Stand& s) { return s.box.x0 < rule.box.x1 && s.box.x1 > rule.box.x0; };
            Stand* above = nullptr;
            Stand* below = nullptr;
            for (Stand& stand : found->second) {
                if (!sides(stand)) {
                    continue;
                }
                if (stand.box.y1 < y + 3 && (above == nullptr || stand.box.y1 > above->box.y1)) {
                    above = &stand;
                }
                if (stand.box.y0 > y - 3 && (below == nullptr || stand.box.y0 < below->box.y0)) {
                    below = &stand;
                }
            }
            if (above != nullptr && y - above->box.y1 < kNearAbove) {
                above->paragraph->rule_below = border;
            } else if (below != nullptr) {
                below->paragraph->rule_above = border;
            }
        }
    }
}

}  // namespace bianmu::layout
