#include "structure/captions.h"

#include <algorithm>

namespace bianmu::structure {

std::unordered_map<std::size_t, Caption> find_captions(const Draft& draft, const std::vector<bool>& taken, std::size_t start, std::size_t end) {
    const std::vector<Item>& items = draft.items.list;
    const Profile& profile = draft.profile;
    std::unordered_map<std::size_t, Caption> tied;
    for (std::size_t i = start; i < end; ++i) {
        const Item& item = items[i];
        if (!item.is_text() || taken[i]) {
            continue;
        }
        const bool alone = (i == start || items[i - 1].is_text()) && (i + 1 >= end || items[i + 1].is_text());
        if (alone) {
            continue;   // most lines: no pattern is asked of them
        }
        const bool continued = profile.continued.matches(item.text);
        const auto tie = [&](const Rule& rule, bool table) {
            const auto fits = [&](std::size_t at) { return (table ? items[at].table != nullptr : items[at].figure != nullptr) && !tied.contains(at); };
            const bool below = i + 1 < end && fits(i + 1);
            const bool above = i > start && fits(i - 1);
            if (below && (table || !above)) {
                tied.emplace(i + 1, Caption{i, &rule, continued});
            } else if (above) {
                tied.emplace(i - 1, Caption{i, &rule, continued});
            }
            return below || above;
        };
        if (continued) {
            const auto own = std::find_if(profile.captions.begin(), profile.captions.end(), [&](const Rule& rule) { return rule.matches(item.text); });
            tie(own == profile.captions.end() ? profile.continued : *own, true);
            continue;
        }
        for (const Rule& rule : profile.captions) {
            if (looks_like(item, rule.look, draft.items) && rule.matches(item.text) && tie(rule, rule.zone == "table")) {
                break;
            }
        }
    }
    return tied;
}

}  // namespace bianmu::structure
