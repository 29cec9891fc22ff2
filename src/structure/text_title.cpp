#include "structure/text_title.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxFront = 40;     // items that may stand before the running text
constexpr std::size_t kMaxLines = 5;      // items that one title may take
constexpr std::size_t kMaxKnown = 600;    // bytes of a title in the metadata
constexpr std::size_t kMaxWidth = 200;    // columns
constexpr std::size_t kOtherHeadings = 2; // that the source does not name
constexpr float kTitleSize = 1.15F;       // of the body size
constexpr float kSameSize = 0.6F;         // points
constexpr double kSameTitle = 0.8;        // similarity to the metadata's title
constexpr std::size_t kRunningText = 100; // columns from which a text has begun

int page_of(const Item& item) { return item.locations().empty() ? 0 : item.locations().front().page; }

/// How far down its page an item begins; -1 = unknown.
double top_of(const Item& item) { return item.locations().empty() || !item.locations().front().box ? -1 : item.locations().front().box->y0; }

/// Word's own style for it, whatever it looks like here.
bool has_title_style(const Item& item) { return item.is_text() && item.paragraph->style == "title"; }

bool may_be_title(const Draft& draft, const Item& item, const Signs& signs) {
    const auto captions = [&item](const Rule& rule) { return rule.matches(item.text); };
    return item.is_text() && !signs.number && signs.bullet == 0 && signs.width <= kMaxWidth && !item.right && !draft.profile.title.except.matches(item.text) &&
           !draft.profile.contents_heading.matches(item.text) && item.text.find('\t') == std::string::npos && signs.look >= 0 &&
           std::none_of(draft.profile.captions.begin(), draft.profile.captions.end(), captions);
}

/// Whether the source names one heading where the looks of others show that it has more.
bool names_title_only(const std::vector<Item>& items, const Looks& looks, std::size_t start, std::size_t end) {
    std::size_t named = 0, others = 0;
    for (std::size_t i = start; i < end; ++i) {
        const Signs& signs = looks.signs[i];
        const bool outlined = items[i].is_text() && items[i].paragraph->outline_level > 0;
        named += outlined ? 1 : 0;
        others += !outlined && items[i].is_text() && (signs.display() || signs.number) && signs.title_like && signs.followed ? 1 : 0;
    }
    return named == 1 && others >= kOtherHeadings;
}

}  // namespace

std::vector<std::size_t> find_text_title(const Draft& draft, const Looks& looks, std::size_t start, std::size_t end) {
    const std::vector<Item>& items = draft.items.list;
    std::size_t best = end;
    std::size_t text = end;   // the first running text
    const bool only_outlined = names_title_only(items, looks, start, end);
    std::unordered_set<std::u32string> listed;   // parts, not the whole
    for (const model::ContentsPart& part : draft.document.contents) {
        for (const model::ContentsEntry& entry : part.entries) {
            listed.insert(letters_of(entry.title));
        }
    }
    for (std::size_t i = start; i < std::min(end, start + kMaxFront); ++i) {
        const Item& item = items[i];
        const Signs& signs = looks.signs[i];
        if (item.is_text() && !signs.larger && signs.width >= kRunningText) {
            if (best < end || top_of(item) < 0) {
                break;
            }
            text = text < end ? text : i;
        }
        const bool late = text < end && (page_of(item) > page_of(items[text]) || top_of(item) > top_of(items[text]));
        if (item.is_text() && ((page_of(item) > 2 && best < end) || late)) {
            continue;   // only what stands over the running text; columns may be read before what stands across them
        }
        const bool chapter = item.is_text() && item.paragraph->outline_level > 0 && !(only_outlined && item.size >= kTitleSize * draft.items.body_size);
        if (chapter && best == end) {
            break;   // what the source calls a heading is one, and nothing under it is a title
        }
        if (chapter || !may_be_title(draft, item, signs) || (!listed.empty() && listed.contains(letters_of(item.text)))) {
            continue;
        }
        const std::string& known = draft.flow.metadata.title;
        const bool named = has_title_style(item) || (signs.display() && !known.empty() && known.size() <= kMaxKnown && similarity(item.text, known) >= kSameTitle);
        if (named) {
            best = i;
            break;
        }
        const bool large = item.size >= kTitleSize * draft.items.body_size && (signs.title_like || item.size >= 1.5F * draft.items.body_size);
        const bool first = i == start && signs.display() && signs.title_like;
        if ((large || first) && (best == end || item.size > items[best].size + kSameSize)) {
            best = i;
        }
    }
    std::vector<std::size_t> lines;
    for (std::size_t i = best; i < end && lines.size() < kMaxLines; ++i) {
        const bool same = lines.empty() || (has_title_style(items[i]) == has_title_style(items[best]) && may_be_title(draft, items[i], looks.signs[i]) && looks.signs[i].look == looks.signs[best].look &&
                                            page_of(items[i]) == page_of(items[best]) && items[i].centred == items[best].centred);
        if (!same) {
            break;
        }
        lines.push_back(i);
    }
    return lines;
}

}  // namespace bianmu::structure
