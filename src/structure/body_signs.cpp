#include "structure/body_signs.h"

#include <algorithm>
#include <utility>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/listed_lines.h"
#include "structure/printed_lines.h"
#include "structure/run_in.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr float kMuchLarger = 1.25F;          // of the body size: a title whatever else it looks like
constexpr std::size_t kMaxSection = 10;       // letters of a section's name that only its look tells
constexpr std::size_t kMaxListedSection = 30; // code points of one that the contents name

bool is_question(std::string_view text) {
    const char32_t last = text.empty() ? U' ' : model::last_code_point(text);
    return last == U'\uFF1F' || last == U'\uFF01';
}

}  // namespace

const Rule* first_match(const Draft& draft, const std::vector<Rule>& rules, const Item& item, bool under_title) {
    Captures found;
    for (const Rule& rule : rules) {
        const bool fits = (rule.zone.empty() || under_title) && looks_like(item, rule.look, draft.items) && rule.matches(item.text, found);
        if (fits && (!found.contains("names") || are_persons(draft.profile, found.at("names").of(item.text)))) {
            return &rule;
        }
    }
    return nullptr;
}

bool opens_with_sentences(const Draft& draft, std::size_t start, std::size_t end) {
    const std::vector<Item>& items = draft.items.list;
    std::size_t all = 0, bold = 0;
    for (std::size_t i = start; i < end && items[i].is_text() && !is_display(draft, items[i]) && !match_section(draft, items[i]); ++i) {
        if (match_heading(draft, items[i]) != nullptr) {
            return false;
        }
        ++all;
        bold += find_bold_run_in(draft, items[i], true) ? 1 : 0;
    }
    return bold >= 2 && 2 * bold > all && find_bold_run_in(draft, items[start], true);
}

BodySigns::BodySigns(const Draft& draft, std::size_t start, std::size_t end) : draft_(draft), items_(draft.items.list), start_(start), end_(end) {
    for (std::size_t i = start; i < end; ++i) {
        sub_outline_ = sub_outline_ || (items_[i].is_text() && items_[i].paragraph->outline_level == 2 && match_heading(draft, items_[i]) == nullptr);
    }
    find_listed();
    find_section_look();
    find_numbered_look();
}

std::size_t BodySigns::index_of(const Item& item) const { return static_cast<std::size_t>(&item - items_.data()); }

const BodySigns::Listed* BodySigns::listed_at(std::size_t index) const {
    const auto found = listed_.find(index);
    return found == listed_.end() ? nullptr : &found->second;
}

double BodySigns::likeness_to_listed(const std::string& title) const {
    double best = 0;
    for (const model::ContentsPart& part : draft_.document.contents) {
        for (const model::ContentsEntry& entry : part.entries) {
            best = std::max(best, similarity(entry.title, title));
        }
    }
    return best;
}

/// Aligns all that the contents list with the text at once.
void BodySigns::find_listed() {
    std::vector<std::string> lines, pages;
    std::vector<bool> section;
    for (const model::ContentsPart& part : draft_.document.contents) {
        if (!part.section.empty()) {
            lines.push_back(part.section);
            pages.emplace_back();
            section.push_back(true);
        }
        for (const model::ContentsEntry& entry : part.entries) {
            lines.push_back(entry.title);
            pages.push_back(entry.page);
            section.push_back(false);
        }
    }
    if (lines.empty()) {
        return;
    }
    const Recurrences text(items_, start_, end_);
    const auto places = text.align(lines, pages, [this](std::size_t, const Recurrence& place) {
        const Item& item = items_[place.first];
        return (item.size > draft_.items.body_size || item.bold || item.centred ? 0.2 : 0) - (item.ended && !place.opens ? 0.1 : 0);
    });
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i]) {
            Recurrence place = *places[i];
            while (place.last > place.first + 1 && !is_one_title(draft_, place)) {   // whoever wrote it stands under the title and may be listed with it
                --place.last;
            }
            listed_[place.first] = {place, section[i]};
        }
    }
}

/// Whether a title or a brief stands right under a display line.
bool BodySigns::heads_title(std::size_t index) const {
    if (index + 1 >= end_ || !items_[index + 1].is_text()) {
        return false;
    }
    const Item& next = items_[index + 1];
    return look_of(next) != look_of(items_[index]) &&
           (is_display(draft_, next) || match_section(draft_, next) || find_run_in(draft_, next, false) || opens_with_sentences(draft_, index + 1, end_) ||
            (next.bold && !next.ended && match_heading(draft_, next) != nullptr));   // a brief may be numbered
}

/// Sections that nothing marks have a look of their own: short lines, the first of them before all other display lines, each
/// with a title or a brief right under it. A lone display line is one where a brief opens under it.
void BodySigns::find_section_look() {
    if (draft_.profile.section.empty()) {
        return;
    }
    std::map<DisplayLook, std::pair<std::size_t, std::size_t>> members;   // how many, how many that head a title
    std::size_t first = end_;
    for (std::size_t i = start_; i < end_; ++i) {
        if (const auto marked = items_[i].is_text() ? match_section(draft_, items_[i]) : std::nullopt) {
            if (first == end_ || !marked->ornament) {
                return;
            }
            continue;   // ornaments below display lines open titles
        }
        if (!is_display(draft_, items_[i])) {
            continue;
        }
        first = std::min(first, i);
        auto& [count, heads] = members[look_of(items_[i])];
        ++count;
        heads += heads_title(i) && letters_of(items_[i].text).size() <= kMaxSection ? 1 : 0;
    }
    if (first == end_ || (members.size() < 2 && is_display(draft_, items_[first + 1 < end_ ? first + 1 : first]))) {
        return;
    }
    const auto& [count, heads] = members[look_of(items_[first])];
    if (count == heads) {
        section_look_ = look_of(items_[first]);
    }
}

/// Numbered sections: numbered lines in the middle and in large type, all in one look, before all other display lines and each over a title.
void BodySigns::find_numbered_look() {
    std::optional<DisplayLook> look;
    std::size_t count = 0, heads = 0;
    for (std::size_t i = start_; i < end_; ++i) {
        const Item& item = items_[i];
        const bool numbered = item.is_text() && item.centred && item.size >= kLarger * draft_.items.body_size && match_heading(draft_, item) != nullptr;
        if (!numbered) {
            if (!look && is_display(draft_, item)) {
                return;   // titles come first: those numbers count parts of an article
            }
            continue;
        }
        look = look.value_or(look_of(item));
        if (look_of(item) == *look) {
            ++count;
            heads += heads_title(i) ? 1 : 0;
        }
    }
    if (count >= 2 && heads == count && !draft_.profile.section.empty()) {
        numbered_look_ = look;
    }
}

/// The section that the contents name so.
std::optional<SectionLine> BodySigns::listed_section(const Item& item) const {
    const bool apart = item.bold || item.centred || item.size > kLarger * draft_.items.body_size || item.font != draft_.items.body_font;
    if (const Listed* listed = listed_at(index_of(item)); listed != nullptr) {
        const bool whole = listed->section && !listed->place.opens && listed->place.last == index_of(item) + 1;
        return whole ? std::optional(SectionLine{item.text, {}, "section.listed", apart ? 0.95 : 0.85, false}) : std::nullopt;
    }
    const bool named = apart && std::any_of(draft_.document.contents.begin(), draft_.document.contents.end(), [&item](const model::ContentsPart& part) {
        return !part.section.empty() && letters_of(part.section) == letters_of(item.text);
    });
    return named ? std::optional(SectionLine{item.text, {}, "section.listed", 0.9, false}) : std::nullopt;
}

std::optional<SectionLine> BodySigns::section_at(const Item& item) const {
    if (!item.is_text()) {
        return std::nullopt;
    }
    if (auto section = match_section(draft_, item); section && !is_ornamented_title(*section)) {
        return section;
    }
    if (draft_.profile.section.empty() || item.ended || model::length(item.text) > kMaxListedSection) {
        return std::nullopt;
    }
    if (auto listed = listed_section(item)) {
        return listed;
    }
    if (listed_at(index_of(item)) != nullptr) {
        return std::nullopt;
    }
    if (match_heading(draft_, item) != nullptr) {   // numbered sections are set over the titles as others are
        return numbered_look_ && look_of(item) == *numbered_look_ ? std::optional(SectionLine{item.text, {}, "section.look", 0.75, false}) : std::nullopt;
    }
    if (item.boxed) {
        return SectionLine{item.text, {}, "section.boxed", 0.85, false};
    }
    if (section_look_ && look_of(item) == *section_look_) {
        return SectionLine{item.text, {}, "section.look", 0.8, false};
    }
    if (item.paragraph->outline_level == 1 && sub_outline_) {
        return SectionLine{item.text, {}, "section.outline", 0.85, false};
    }
    // Set left in display type, with an article's title under it.
    const bool display = item.size > 1.02F * draft_.items.body_size && (item.bold || item.font == "hei") && !item.centred && !item.right;
    const std::size_t next = index_of(item) + 1;
    if (display && next < end_ && is_title(items_[next]) && items_[next].centred) {
        return SectionLine{item.text, {}, "section.display", 0.75, false};
    }
    return std::nullopt;
}

bool BodySigns::is_ornamented_title(const SectionLine& line) const {
    const std::vector<model::Section>& sections = draft_.document.sections;
    return line.ornament && !sections.empty() && !sections.front().marker.starts_with(line.marker) && !sections.front().title.empty();
}

bool BodySigns::is_title(const Item& item) const {
    if (!draft_.profile.titles.empty()) {
        return item.is_text() && first_match(draft_, draft_.profile.titles, item, false) != nullptr;
    }
    if (!item.is_text() || item.text.find('\t') != std::string::npos || item.right) {
        return false;
    }
    if (const Listed* listed = listed_at(index_of(item)); listed != nullptr && !listed->section && !listed->place.opens) {
        return true;
    }
    const std::vector<std::string> lines = printed_lines(item);
    if (std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return model::length(line) > kMaxTitleLine; })) {
        return false;
    }
    const float body = draft_.items.body_size;
    const bool larger = item.size >= kLarger * body;
    if ((item.ended && !(is_question(item.text) && larger)) || draft_.profile.caption.matches(item.text)) {
        return false;
    }
    if (match_heading(draft_, item) != nullptr && !(item.centred && larger)) {
        return false;
    }
    const bool face = has_display_face(draft_, item);
    const bool outlined = item.paragraph->outline_level > 0 && item.paragraph->outline_level <= 2;
    return (item.centred && (larger || face)) || outlined || (larger && face) || (item.font == "title" && larger) || item.size >= kMuchLarger * body;
}

}  // namespace bianmu::structure
