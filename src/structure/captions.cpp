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
        const bool continued = profile.continued.matches(item.text);
        const auto rule = std::find_if(profile.captions.begin(), profile.captions.end(), [&item](const Rule& r) { return r.matches(item.text); });
        if (!continued && rule == profile.captions.end()) {
            continue;
        }
        const bool table = continued || rule->zone == "table";
        const auto fits = [&](std::size_t at) { return (table ? items[at].table != nullptr : items[at].figure != nullptr) && !tied.contains(at); };
        const bool below = i + 1 < end && fits(i + 1);
        const bool above = i > start && fits(i - 1);
        const Caption caption{i, rule == profile.captions.end() ? &profile.continued : &*rule, continued};
        if (below && (table || !above)) {
            tied.emplace(i + 1, caption);
        } else if (above) {
            tied.emplace(i - 1, caption);
        }
    }
    return tied;
}

}  // namespace bianmu::structure
