#include "structure/articles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/leads.h"
#include "structure/printed_lines.h"
#include "structure/recurrences.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxTitle = 64;         // code points of one printed line
constexpr float kLarger = 1.08F;              // of the body size: display text
constexpr float kMuchLarger = 1.25F;
constexpr std::size_t kMinRunIn = 5, kMaxRunIn = 48;   // code points of a run-in title
constexpr std::size_t kMinRest = 15;          // code points of text after it
constexpr double kListed = 0.85;              // similarity of a title to its line in the contents
constexpr std::size_t kMaxSection = 10;       // letters of a section's name that only its look tells

/// What tells one kind of display line from another: size in tenths of a point, typeface, weight, colour, place.
using DisplayLook = std::tuple<long, std::int32_t, bool, model::Color, bool, bool, bool>;

DisplayLook look_of(const Item& item) {
    return {std::lround(item.size * 10), item.typeface, item.bold, item.color, item.centred, item.rule_below, item.boxed};
}

class Reader {
public:
    Reader(Draft& draft, std::size_t start, std::size_t end) : draft_(draft), items_(draft.items.list), sections_(draft.document.sections), at_(start), end_(end) {
        for (std::size_t i = start; i < end; ++i) {
            sub_outline_ = sub_outline_ || (items_[i].is_text() && items_[i].paragraph->outline_level == 2 && match_heading(draft, items_[i]) == nullptr);
        }
        find_listed();
        find_section_look();
    }

    void run() {
        while (at_ < end_) {
            const Item& item = items_[at_];
            if (!item.is_text()) {
                add_block(item);
            } else if (const auto section = section_at(item)) {
                open_section(*section, item);
                ++at_;
            } else if (is_title(item) || is_brief_title(item)) {
                read_title();
            } else if (!read_run_in(item) && !read_closing_byline(item)) {
                add_block(item);
            }
        }
        for (model::Section& section : sections()) {
            for (model::Article& one : section.articles) {
                close_levels(one.blocks);
                find_parallel_leads(one.blocks);
            }
        }
    }

private:
    /// Levels are nesting: an article whose headings are all of the third level of the ladder has headings of one level.
    static void close_levels(std::vector<model::DocumentBlock>& blocks) {
        std::map<int, int> levels;
        for (const model::DocumentBlock& block : blocks) {
            if (block.type == model::BlockType::heading) {
                levels[block.level] = 0;
            }
        }
        int rank = 0;
        for (auto& [level, own] : levels) {
            own = ++rank;
        }
        for (model::DocumentBlock& block : blocks) {
            block.level = block.type == model::BlockType::heading ? levels[block.level] : block.level;
        }
    }

    /// What the contents list, where the text says it.
    struct Listed {
        Recurrence place;
        bool section = false;
    };

    [[nodiscard]] std::size_t index_of(const Item& item) const { return static_cast<std::size_t>(&item - items_.data()); }

    /// Aligns all that the contents list with the text at once.
    void find_listed() {
        std::vector<std::string> lines;
        std::vector<bool> section;
        for (const model::ContentsPart& part : draft_.document.contents) {
            if (!part.section.empty()) {
                lines.push_back(part.section);
                section.push_back(true);
            }
            for (const model::ContentsEntry& entry : part.entries) {
                lines.push_back(entry.title);
                section.push_back(false);
            }
        }
        if (lines.empty()) {
            return;
        }
        const Recurrences text(items_, at_, end_);
        const auto places = text.align(lines, [this](std::size_t, const Recurrence& place) {
            const Item& item = items_[place.first];
            return (item.size > draft_.items.body_size || item.bold || item.centred ? 0.2 : 0) - (item.ended && !place.opens ? 0.1 : 0);
        });
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i]) {
                listed_[places[i]->first] = {*places[i], section[i]};
            }
        }
    }

    [[nodiscard]] const Listed* listed_at(std::size_t index) const {
        const auto found = listed_.find(index);
        return found == listed_.end() ? nullptr : &found->second;
    }

    /// Sections that nothing marks have a look of their own: short lines, the first of them before all other display lines, each
    /// with a title or a brief right under it.
    void find_section_look() {
        if (draft_.profile.section.empty()) {
            return;
        }
        std::map<DisplayLook, std::pair<std::size_t, std::size_t>> members;   // how many, how many that head a title
        std::size_t first = end_;
        for (std::size_t i = at_; i < end_; ++i) {
            if (items_[i].is_text() && match_section(draft_, items_[i])) {
                return;
            }
            if (!is_display(items_[i])) {
                continue;
            }
            first = std::min(first, i);
            const bool over = i + 1 < end_ && items_[i + 1].is_text() && look_of(items_[i + 1]) != look_of(items_[i]) &&
                              (is_display(items_[i + 1]) || bold_opening(items_[i + 1]) || run_in_by_rule(items_[i + 1]).first != nullptr);
            auto& [count, heads] = members[look_of(items_[i])];
            ++count;
            heads += over && letters_of(items_[i].text).size() <= kMaxSection ? 1 : 0;
        }
        if (first == end_ || members.size() < 2) {
            return;
        }
        const auto& [count, heads] = members[look_of(items_[first])];
        if (count == heads) {
            section_look_ = look_of(items_[first]);
        }
    }

    /// A line in display type: not text, not a heading by its number.
    [[nodiscard]] bool is_display(const Item& item) const {
        if (!item.is_text() || item.ended || item.right || letters_of(item.text).size() > kMaxTitle || item.text.find('\t') != std::string::npos ||
            match_heading(draft_, item) != nullptr || draft_.profile.caption.matches(item.text)) {
            return false;
        }
        const bool larger = item.size >= kLarger * draft_.items.body_size;
        const bool face = item.bold || item.font == "title" || (item.font == "hei" && draft_.items.body_font != "hei");
        return larger || (face && !item.text.empty()) || item.paragraph->outline_level > 0 || item.boxed;
    }

    std::vector<model::Section>& sections() { return draft_.document.sections; }

    [[nodiscard]] std::string section_pointer() { return "/sections/" + std::to_string(sections().size() - 1); }
    [[nodiscard]] std::string article_pointer() { return section_pointer() + "/articles/" + std::to_string(sections().back().articles.size() - 1); }

    [[nodiscard]] std::optional<SectionLine> section_at(const Item& item) const {
        if (!item.is_text()) {
            return std::nullopt;
        }
        if (auto section = match_section(draft_, item); section && !is_ornamented_title(*section)) {
            return section;
        }
        if (draft_.profile.section.empty() || item.ended || model::length(item.text) > 30) {
            return std::nullopt;
        }
        const bool apart = item.bold || item.centred || item.size > kLarger * draft_.items.body_size || item.font != draft_.items.body_font;
        const Listed* listed = listed_at(index_of(item));
        if (listed != nullptr && listed->section && !listed->place.opens && listed->place.last == index_of(item) + 1) {
            return SectionLine{item.text, {}, "section.listed", apart ? 0.95 : 0.85, false};
        }
        if (listed != nullptr) {
            return std::nullopt;
        }
        for (const model::ContentsPart& part : draft_.document.contents) {
            if (apart && !part.section.empty() && letters_of(part.section) == letters_of(item.text)) {
                return SectionLine{item.text, {}, "section.listed", 0.9, false};
            }
        }
        if (item.boxed && match_heading(draft_, item) == nullptr) {
            return SectionLine{item.text, {}, "section.boxed", 0.85, false};
        }
        if (section_look_ && look_of(item) == *section_look_ && match_heading(draft_, item) == nullptr) {
            return SectionLine{item.text, {}, "section.look", 0.8, false};
        }
        if (item.paragraph->outline_level == 1 && sub_outline_ && match_heading(draft_, item) == nullptr) {
            return SectionLine{item.text, {}, "section.outline", 0.85, false};
        }
        // Set left in display type, with an article's title under it.
        const bool display = item.size > 1.02F * draft_.items.body_size && (item.bold || item.font == "hei") && !item.centred && !item.right;
        if (display && match_heading(draft_, item) == nullptr && at_ + 1 < end_ && is_title(items_[at_ + 1]) && items_[at_ + 1].centred) {
            return SectionLine{item.text, {}, "section.display", 0.75, false};
        }
        return std::nullopt;
    }

    /// Below sections that have other marks, or none, an ornament opens a title.
    [[nodiscard]] bool is_ornamented_title(const SectionLine& line) const {
        return line.ornament && !sections_.empty() && sections_.front().marker != line.marker && !sections_.front().title.empty();
    }

    [[nodiscard]] bool is_title(const Item& item) const {
        if (!draft_.profile.titles.empty()) {
            return item.is_text() && first_match(draft_.profile.titles, item, false) != nullptr;
        }
        if (!item.is_text() || item.text.find('\t') != std::string::npos || item.right) {
            return false;
        }
        if (const Listed* listed = listed_at(index_of(item)); listed != nullptr && !listed->section && !listed->place.opens) {
            return true;
        }
        const std::vector<std::string> lines = printed_lines(item);
        if (std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return model::length(line) > kMaxTitle; })) {
            return false;
        }
        const float body = draft_.items.body_size;
        const bool larger = item.size >= kLarger * body;
        const bool question = !item.text.empty() && (model::last_code_point(item.text) == U'\uFF1F' || model::last_code_point(item.text) == U'\uFF01');
        if ((item.ended && !(question && larger)) || draft_.profile.caption.matches(item.text)) {
            return false;
        }
        if (match_heading(draft_, item) != nullptr && !(item.centred && larger)) {
            return false;
        }
        const bool face = item.bold || item.font == "title" || (item.font == "hei" && draft_.items.body_font != "hei");
        const bool outlined = item.paragraph->outline_level > 0 && item.paragraph->outline_level <= 2;
        return (item.centred && (larger || face)) || outlined || (larger && face) || (item.font == "title" && larger) || item.size >= kMuchLarger * body;
    }

    void open_section(const SectionLine& line, const Item& item) {
        sections().emplace_back();
        model::Section& section = sections().back();
        section.id = "s" + std::to_string(sections().size());
        section.title = std::string(line.name);
        section.marker = line.marker;
        brief_look_.reset();
        titled_ = false;
        draft_.add_evidence(section_pointer() + "/title", item.text, line.rule, line.confidence, item.locations());
    }

    model::Article& open_article() {
        if (sections().empty()) {
            sections().emplace_back();
            sections().back().id = "s1";
        }
        model::Article& article = sections().back().articles.emplace_back();
        article.id = "a" + std::to_string(++articles_);
        return article;
    }

    model::Article& article() {
        return sections().empty() || sections().back().articles.empty() ? open_article() : sections().back().articles.back();
    }

    void add_block(const Item& item) {
        model::DocumentBlock block = make_block(draft_, item);
        const bool followed = at_ + 1 < end_ && items_[at_ + 1].is_text() && !is_title(items_[at_ + 1]);
        if (followed) {
            make_heading(draft_, item, block);
        }
        article().blocks.push_back(std::move(block));
        ++at_;
    }

    [[nodiscard]] const Rule* first_match(const std::vector<Rule>& rules, const Item& item, bool under_title) const {
        for (const Rule& rule : rules) {
            if ((rule.zone.empty() || under_title) && rule.matches(item.text) && looks_like(item, rule.look, draft_.items)) {
                return &rule;
            }
        }
        return nullptr;
    }

    /// How well a title agrees with some line of the contents.
    [[nodiscard]] double listed(const std::string& title) const {
        double best = 0;
        for (const model::ContentsPart& part : draft_.document.contents) {
            for (const model::ContentsEntry& entry : part.entries) {
                best = std::max(best, similarity(entry.title, title));
            }
        }
        return best;
    }

    /// Title lines, then subtitle and byline, from here on.
    void read_title() {
        titled_ = titled_ || !brief_look_;
        std::vector<std::size_t> group{at_};
        const Item& first = items_[at_];
        if (const Listed* listed = listed_at(at_); listed != nullptr) {
            for (++at_; at_ < listed->place.last; ++at_) {
                group.push_back(at_);
            }
            set_title(group);
            read_under_title(first);
            return;
        }
        for (++at_; at_ < end_; ++at_) {
            const Item& item = items_[at_];
            const bool same = item.is_text() && is_title(item) && std::abs(item.size - first.size) < 0.6F && item.font == first.font &&
                              item.centred == first.centred && !section_at(item) && listed_at(at_) == nullptr;
            if (!same || group.size() >= 4 || first_match(draft_.profile.subtitle, item, true) != nullptr ||
                first_match(draft_.profile.byline, item, false) != nullptr) {
                break;
            }
            group.push_back(at_);
        }
        // Two titles in a row, if the contents list them apart.
        std::size_t taken = group.size();
        for (std::size_t k = 1; k < group.size() && listed(join_items(group, 0, group.size())) < kListed; ++k) {
            if (listed(join_items(group, 0, k)) >= kListed) {
                taken = k;
                break;
            }
        }
        at_ = group[taken - 1] + 1;
        group.resize(taken);
        set_title(group);
        read_under_title(first);
    }

    [[nodiscard]] std::string join_items(const std::vector<std::size_t>& group, std::size_t from, std::size_t to) const {
        std::vector<std::string> lines;
        for (std::size_t k = from; k < to; ++k) {
            const auto own = printed_lines(items_[group[k]]);
            lines.insert(lines.end(), own.begin(), own.end());
        }
        return join_lines(lines);
    }

    void set_title(const std::vector<std::size_t>& group) {
        model::Article& opened = open_article();
        std::vector<model::Location> places;
        std::string raw;
        bool larger = true;
        bool centred = true;
        for (const std::size_t index : group) {
            const Item& item = items_[index];
            for (std::string& line : printed_lines(item)) {
                raw += (raw.empty() ? "" : "\n") + line;
                opened.title_lines.push_back(std::move(line));
            }
            places.insert(places.end(), item.locations().begin(), item.locations().end());
            larger = larger && item.size >= kLarger * draft_.items.body_size;
            centred = centred && item.centred;
        }
        opened.title = join_lines(opened.title_lines);
        double doubt = 0.3;
        doubt *= larger ? 0.4 : 1;
        doubt *= centred ? 0.5 : 1;
        doubt *= listed(opened.title) >= kListed ? 0.2 : 1;
        const Item& first = items_[group.front()];
        const Rule* const own = first_match(draft_.profile.titles, first, false);
        draft_.add_evidence(article_pointer() + "/title", raw, own != nullptr ? own->id : "article.title",
                            own != nullptr ? confidence_of(*own, first, draft_.items) : 1 - doubt, places);
    }

    void read_under_title(const Item& title) {
        for (; at_ < end_; ++at_) {
            const Item& item = items_[at_];
            if (!item.is_text() || section_at(item)) {
                return;
            }
            model::Article& current = article();
            const Rule* subtitle = first_match(draft_.profile.subtitle, item, true);
            const Rule* byline = first_match(draft_.profile.byline, item, true);
            if (subtitle != nullptr && current.subtitle.empty() && current.byline.empty()) {
                current.subtitle = item.text;
                draft_.add_evidence(article_pointer() + "/subtitle", item.text, subtitle->id, subtitle->confidence, item.locations());
            } else if (byline != nullptr && current.byline.empty() && !is_like(item, title)) {
                current.byline = item.text;
                draft_.add_evidence(article_pointer() + "/byline", item.text, byline->id, byline->confidence, item.locations());
            } else if (item.centred && !item.ended && item.size < title.size - 0.6F && current.subtitle.empty() && current.byline.empty() &&
                       model::length(item.text) <= kMaxTitle && match_heading(draft_, item) == nullptr && item.text.find('\t') == std::string::npos) {
                current.subtitle = item.text;
                draft_.add_evidence(article_pointer() + "/subtitle", item.text, "article.subtitle_look", 0.75, item.locations());
            } else {
                return;
            }
        }
    }

    /// In a section of briefs a title may be a line in the size of the text: the first line of the section sets the look of all.
    bool is_brief_title(const Item& item) {
        if (sections().empty() || titled_ || at_ + 1 >= end_) {
            return false;
        }
        if (const auto marked = match_section(draft_, item); marked && is_ornamented_title(*marked)) {
            return true;
        }
        if (!is_display(item)) {
            return false;
        }
        const Item& next = items_[at_ + 1];
        if (!next.is_text() || is_display(next) || section_at(next)) {
            return false;
        }
        if (sections().back().articles.empty()) {
            brief_look_ = look_of(item);
        }
        return brief_look_ == look_of(item);
    }

    static bool is_like(const Item& item, const Item& title) { return item.size >= title.size - 0.6F; }

    /// A title that opens its own paragraph: bold, in brackets, or only followed by a wide space.
    bool read_run_in(const Item& item) {
        const bool briefs = sections().empty() ? false : sections().back().articles.empty() || sections().back().articles.back().run_in;
        if (!briefs || match_heading(draft_, item) != nullptr) {
            return false;
        }
        Capture title;
        std::string rule_id;
        double confidence = 0;
        if (sections().back().articles.empty()) {
            sentence_titles_ = opens_briefs_with_sentences();
        }
        if (const auto bold = bold_opening(item, sentence_titles_)) {
            title = *bold;
            rule_id = "article.run_in_bold";
            confidence = 0.9;
        }
        if (const auto [rule, found] = run_in_by_rule(item); rule_id.empty() && rule != nullptr) {
            title = found;
            rule_id = rule->id;
            confidence = rule->confidence;
        }
        if (rule_id.empty()) {
            return false;
        }
        model::Article& opened = open_article();
        const std::size_t rest = title.end;
        opened.run_in = true;
        opened.title = std::string(model::trim(std::string_view(item.text).substr(0, rest)));
        opened.title_lines.push_back(opened.title);
        draft_.add_evidence(article_pointer() + "/title", opened.title, rule_id, confidence, item.locations());
        opened.blocks.push_back(make_block(draft_, item, rest));
        ++at_;
        return true;
    }

    [[nodiscard]] std::pair<const Rule*, Capture> run_in_by_rule(const Item& item) const {
        for (const Rule& rule : draft_.profile.run_in) {
            Captures found;
            if (rule.matches(item.text, found) && found.contains("title") && found.contains("rest") &&
                fits_run_in(found.at("title").of(item.text), found.at("rest").of(item.text))) {
                return {&rule, Capture{0, found.at("rest").start}};   // what stands around the title is printed with it
            }
        }
        return {nullptr, {}};
    }

    static bool fits_run_in(std::string_view title, std::string_view rest) {
        const std::size_t chars = model::length(title);
        return chars >= kMinRunIn && chars <= kMaxRunIn && model::length(rest) >= kMinRest;
    }

    /// Whether the section is nothing but paragraphs that open with a bold sentence: briefs whose titles end in a stop.
    [[nodiscard]] bool opens_briefs_with_sentences() const {
        std::size_t all = 0, bold = 0;
        for (std::size_t i = at_; i < end_ && !section_at(items_[i]); ++i) {
            if (!items_[i].is_text() || is_display(items_[i]) || match_heading(draft_, items_[i]) != nullptr) {
                return false;
            }
            ++all;
            bold += bold_opening(items_[i], true) ? 1 : 0;
        }
        return bold >= 2 && 2 * bold > all && bold_opening(items_[at_], true);
    }

    /// @param sentence  whether the title may end in a stop; else white space must follow it.
    [[nodiscard]] std::optional<Capture> bold_opening(const Item& item, bool sentence = false) const {
        std::size_t end = 0;
        for (const Part& part : item.parts) {
            const bool apart = part.bold || (!part.font.empty() && part.font != item.font && part.font != "song" && part.font != "fangsong");
            if (part.start != end || !apart || item.bold) {
                break;
            }
            end = part.end;
        }
        const std::string_view whole = item.text;
        const std::string_view opening = model::trim(whole.substr(0, end));
        const bool stop = draft_.profile.lead_end.matches(opening);
        if (!fits_run_in(opening, whole.substr(end)) || (stop && !sentence)) {
            return std::nullopt;
        }
        if (stop) {
            return Capture{0, opening.size()};
        }
        const bool space = opening.size() < end || model::is_space(model::first_code_point(whole.substr(end)));
        return space ? std::optional(Capture{0, opening.size()}) : std::nullopt;
    }

    /// `（市图书馆供稿）` after the last paragraph of an article.
    bool read_closing_byline(const Item& item) {
        const bool last = at_ + 1 == end_ || is_title(items_[at_ + 1]) || section_at(items_[at_ + 1]).has_value();
        if (!last || sections().empty() || sections().back().articles.empty() || !article().byline.empty() || article().blocks.empty()) {
            return false;
        }
        const Rule* rule = first_match(draft_.profile.byline, item, false);
        if (rule == nullptr) {
            return false;
        }
        article().byline = item.text;
        draft_.add_evidence(article_pointer() + "/byline", item.text, rule->id, rule->confidence, item.locations());
        ++at_;
        return true;
    }

    Draft& draft_;
    const std::vector<Item>& items_;
    const std::vector<model::Section>& sections_;
    std::size_t at_, end_;
    int articles_ = 0;
    std::map<std::size_t, Listed> listed_;         ///< by first item
    std::optional<DisplayLook> section_look_;
    std::optional<DisplayLook> brief_look_;        ///< of the titles of this section's briefs, where they have lines of their own
    bool sentence_titles_ = false;                 ///< this section's briefs open with bold sentences
    bool titled_ = false;                          ///< this section has a title in display type
    bool sub_outline_ = false;   ///< the source has headings of a second level, so that those of the first are sections
};

}  // namespace

std::optional<SectionLine> match_section(const Draft& draft, const Item& item) {
    for (const Rule& rule : draft.profile.section) {
        Captures found;
        if (rule.matches(item.text, found) && looks_like(item, rule.look, draft.items) && found.contains("name")) {
            SectionLine line;
            line.name = std::string(model::trim(found.at("name").of(item.text)));
            for (const char* side : {"open", "close"}) {
                line.marker += found.contains(side) ? model::squash(found.at(side).of(item.text)) : std::string();
            }
            line.rule = rule.id;
            line.ornament = rule.zone == "ornament";
            line.confidence = confidence_of(rule, item, draft.items);
            return line;
        }
    }
    return std::nullopt;
}

void read_articles(Draft& draft, std::size_t start, std::size_t end) { Reader(draft, start, end).run(); }

}  // namespace bianmu::structure
