#include "structure/cover.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "structure/printed_lines.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kDateColumns = 30;   // of a line that is a date
constexpr std::size_t kLineColumns = 60;   // of any other line of a cover
constexpr std::size_t kMaxBetween = 2;     // lines between title and date: a second title and an office

}  // namespace

bool read_cover(Draft& draft, const Looks& looks, const std::vector<std::size_t>& title, std::size_t from, std::size_t to, std::vector<bool>& taken) {
    const std::vector<Item>& items = draft.items.list;
    std::vector<std::size_t> below;
    for (std::size_t i = from; i < to; ++i) {
        if (items[i].figure != nullptr) {
            continue;   // a mark of the house
        }
        if (!items[i].is_text() || items[i].ended || looks.signs[i].number || looks.signs[i].width > kLineColumns || i < title.front()) {
            return false;
        }
        if (i > title.back()) {
            below.push_back(i);
        }
    }
    if (title.back() >= to || below.empty() || below.size() > kMaxBetween + 1) {
        return false;
    }
    const std::size_t day = below.back();
    std::string date = looks.signs[day].width <= kDateColumns ? read_date(draft.profile, items[day].text) : std::string();
    if (date.empty()) {
        return false;
    }
    below.pop_back();
    std::vector<std::size_t> named = title;
    // Of one line between them its size tells what it is: a second title is larger than the day.
    if (below.size() == kMaxBetween || (!below.empty() && looks.signs[below.front()].larger && items[below.front()].size > items[day].size)) {
        named.push_back(below.front());
        below.erase(below.begin());
    }
    if (!below.empty() && items[below.front()].text.find_first_of("0123456789:\xEF") != std::string::npos) {
        return false;   // a number, a version, or a label, before an ASCII or a wide colon: no office
    }
    model::Masthead masthead;
    const PrintedItems printed = printed_items(items, named);
    for (const std::size_t i : named) {
        taken[i] = true;
    }
    masthead.title = join_lines(printed.lines);
    masthead.date = std::move(date);
    const auto known = std::ssize(draft.document.evidence);
    draft.add_evidence("/masthead/title", printed.raw, "cover.title", looks.signs[title.front()].larger ? 0.85 : 0.7, printed.places);
    if (!below.empty()) {
        const Item& office = items[below.front()];
        masthead.issuer = office.text;
        draft.add_evidence("/masthead/issuer", office.text, "cover.issuer", 0.7, office.locations());
        taken[below.front()] = true;
    }
    draft.add_evidence("/masthead/date", items[day].text, "cover.date", 0.85, items[day].locations());
    taken[day] = true;
    std::rotate(draft.document.evidence.begin(), draft.document.evidence.begin() + known, draft.document.evidence.end());   // as it is read: before the contents
    draft.document.title = masthead.title;
    draft.document.masthead = std::move(masthead);
    return true;
}

}  // namespace bianmu::structure
