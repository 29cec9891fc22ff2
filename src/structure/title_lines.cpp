#include "structure/title_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr double kMaxGap = 1.1;            // of the size: white between two lines of one title
constexpr std::size_t kMaxLines = 4;
constexpr std::size_t kMaxWidth = 200;     // columns of all lines together
constexpr double kOneLine = 1.5;           // of the size: the height of one line
constexpr double kSameEdge = 2;            // points

const model::Box* box_of(const Item& item) {
    const std::vector<model::Location>& places = item.locations();
    return places.size() == 1 && places.front().box ? &*places.front().box : nullptr;
}

/// Whether `next` goes on with the title whose last line is `item`: its twin, close under it, and neither set off by a number.
bool goes_on(const Item& item, const Signs& signs, const Item& next, const Signs& under) {
    if (!item.is_text() || !next.is_text() || !signs.larger || signs.look != under.look || under.number || under.bullet > 0 || !under.title_like ||
        item.ended || item.centred != next.centred || item.locations().empty() || next.locations().empty() ||
        item.locations().front().page != next.locations().front().page) {
        return false;
    }
    const model::Box* upper = box_of(item);
    const model::Box* lower = box_of(next);
    if (upper == nullptr || lower == nullptr) {
        return false;
    }
    const double size = static_cast<double>(item.size);
    const double gap = lower->y0 - upper->y1;
    const bool aligned = (item.centred && next.centred) || std::abs(upper->x0 - lower->x0) < kSameEdge ||
                         std::abs(upper->x0 + upper->x1 - lower->x0 - lower->x1) < 2 * kSameEdge;
    return aligned && gap > -size / 2 && gap < kMaxGap * size && lower->height() < kOneLine * size;
}

model::Paragraph joined(const std::vector<Item>& items, std::size_t first, std::size_t end) {
    model::Paragraph whole = *items[first].paragraph;
    for (std::size_t i = first + 1; i < end; ++i) {
        const model::Paragraph& line = *items[i].paragraph;
        if (!model::joins_without_space(model::last_code_point(model::trim(whole.text)), model::first_code_point(model::trim(line.text)))) {
            whole.text += ' ';
        }
        const auto offset = static_cast<std::uint32_t>(whole.text.size());
        whole.runs.back().end = offset;
        whole.text += line.text;
        for (model::Run run : line.runs) {
            run.start += offset;
            run.end += offset;
            whole.runs.push_back(run);
        }
        model::Location& place = whole.locations.back();
        place.box = model::Box{std::min(place.box->x0, line.locations.front().box->x0), place.box->y0,
                               std::max(place.box->x1, line.locations.front().box->x1), line.locations.front().box->y1};
        whole.rule_below = line.rule_below;
    }
    return whole;
}

}  // namespace

bool join_title_lines(Draft& draft, const Looks& looks, std::size_t start) {
    std::vector<Item>& items = draft.items.list;
    std::vector<Item> kept(std::make_move_iterator(items.begin()), std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(start)));
    bool any = false;
    for (std::size_t i = start; i < items.size();) {
        std::size_t end = i + 1;
        std::size_t width = looks.signs[i].width;
        while (end < items.size() && end - i < kMaxLines && goes_on(items[end - 1], looks.signs[end - 1], items[end], looks.signs[end]) &&
               width + looks.signs[end].width <= kMaxWidth) {
            width += looks.signs[end++].width;
        }
        const bool more = end < items.size() && goes_on(items[end - 1], looks.signs[end - 1], items[end], looks.signs[end]);
        if (end > i + 1 && !more && looks.signs[end - 1].followed) {
            draft.items.made.push_back(joined(items, i, end));
            kept.push_back(look_at_made(draft.items.made.back(), items[i], draft.items));
            any = true;
        } else {
            std::move(items.begin() + static_cast<std::ptrdiff_t>(i), items.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(kept));
        }
        i = end;
    }
    items = std::move(kept);
    return any;
}

}  // namespace bianmu::structure
