#include "structure/official_title.h"

#include <cmath>
#include <iterator>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/printed_lines.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxLine = 64;   // code points of a printed line
constexpr std::size_t kMaxItems = 5;
constexpr float kLarger = 1.08F;       // of the body size
constexpr float kSameSize = 0.6F;      // points

bool may_be_line(const Draft& draft, const Elements& elements, const Item& item) {
    if (!item.is_text() || item.right || item.ended || item.text.find('\t') != std::string::npos) {
        return false;
    }
    for (const std::string& line : printed_lines(item)) {
        if (model::length(line) > kMaxLine) {
            return false;
        }
    }
    const bool larger = item.size >= kLarger * draft.items.body_size;
    return (larger || match_heading(draft, item) == nullptr) && elements.match_pieces(draft.profile.official.head, item).empty();
}

}  // namespace

std::optional<TitleLines> find_official_title(const Draft& draft, const Elements& elements, std::size_t start) {
    const auto& items = draft.items.list;
    TitleLines title;
    title.start = title.end = start;
    while (title.end < items.size() && title.end - start < kMaxItems) {
        const Item& item = items[title.end];
        const Item& first = items[start];
        if (!item.is_text()) {
            break;
        }
        // A line that fills the measure is centred for the reader alone: larger type says enough.
        const bool centred = item.centred == first.centred || first.size >= kLarger * draft.items.body_size;
        const bool same = title.end == start || (std::abs(item.size - first.size) < kSameSize && item.font == first.font && item.bold == first.bold &&
                                                 centred && !item.paragraph->page_break_before);
        if (!same || !may_be_line(draft, elements, item)) {
            break;
        }
        std::vector<std::string> lines = printed_lines(item);
        std::move(lines.begin(), lines.end(), std::back_inserter(title.lines));
        ++title.end;
    }
    if (title.lines.empty()) {
        return std::nullopt;
    }
    const std::string joined = join_lines(title.lines);
    for (const Rule& rule : draft.profile.official.title) {
        if (looks_like(items[start], rule.look, draft.items) && rule.matches(joined)) {
            title.rule = &rule;
            return title;
        }
    }
    return std::nullopt;
}

void set_official_title(Draft& draft, model::Article& article, const std::string& pointer, const TitleLines& title) {
    article.title_lines = title.lines;
    article.title = join_lines(title.lines);
    std::string raw;
    for (const std::string& line : title.lines) {
        raw += (raw.empty() ? "" : "\n") + line;
    }
    std::vector<model::Location> places;
    for (std::size_t i = title.start; i < title.end; ++i) {
        const auto& own = draft.items.list[i].locations();
        places.insert(places.end(), own.begin(), own.end());
    }
    draft.add_evidence(pointer, raw, title.rule->id, confidence_of(*title.rule, draft.items.list[title.start], draft.items), places);
}

}  // namespace bianmu::structure
