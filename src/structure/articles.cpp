#include "structure/articles.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/printed_lines.h"
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

class Reader {
public:
    Reader(Draft& draft, std::size_t start, std::size_t end) : draft_(draft), items_(draft.items.list), at_(start), end_(end) {
        for (std::size_t i = start; i < end; ++i) {
            sub_outline_ = sub_outline_ || (items_[i].is_text() && items_[i].paragraph->outline_level == 2 && match_heading(draft, items_[i]) == nullptr);
        }
    }

    void run() {
        while (at_ < end_) {
            const Item& item = items_[at_];
            if (!item.is_text()) {
                add_block(item);
            } else if (const auto section = section_at(item)) {
                open_section(*section, item);
                ++at_;
            } else if (is_title(item)) {
                read_title();
            } else if (!read_run_in(item) && !read_closing_byline(item)) {
                add_block(item);
            }
        }
    }

private:
    std::vector<model::Section>& sections() { return draft_.document.sections; }

    [[nodiscard]] std::string section_pointer() { return "/sections/" + std::to_string(sections().size() - 1); }
    [[nodiscard]] std::string article_pointer() { return section_pointer() + "/articles/" + std::to_string(sections().back().articles.size() - 1); }

    [[nodiscard]] std::optional<SectionLine> section_at(const Item& item) const {
        if (!item.is_text()) {
            return std::nullopt;
        }
        if (auto section = match_section(draft_, item)) {
            return section;
        }
        if (draft_.profile.section.empty() || item.ended || model::length(item.text) > 30) {
            return std::nullopt;
        }
        const bool apart = item.bold || item.centred || item.size > kLarger * draft_.items.body_size || item.font != draft_.items.body_font;
        for (const model::ContentsPart& part : draft_.document.contents) {
            if (apart && !part.section.empty() && letters_of(part.section) == letters_of(item.text)) {
                return SectionLine{item.text, {}, "section.listed", 0.9, false};
            }
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

    [[nodiscard]] bool is_title(const Item& item) const {
        if (!draft_.profile.titles.empty()) {
            return item.is_text() && first_match(draft_.profile.titles, item, false) != nullptr;
        }
        if (!item.is_text() || item.text.find('\t') != std::string::npos || item.right) {
            return false;
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
        return (item.centred && (larger || face)) || outlined || (item.font == "title" && larger) || item.size >= kMuchLarger * body;
    }

    void open_section(const SectionLine& line, const Item& item) {
        sections().emplace_back();
        model::Section& section = sections().back();
        section.id = "s" + std::to_string(sections().size());
        section.title = std::string(line.name);
        section.marker = line.marker;
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
        std::vector<std::size_t> group{at_};
        const Item& first = items_[at_];
        for (++at_; at_ < end_; ++at_) {
            const Item& item = items_[at_];
            const bool same = item.is_text() && is_title(item) && std::abs(item.size - first.size) < 0.6F && item.font == first.font &&
                              item.centred == first.centred && !section_at(item);
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
        if (const auto bold = bold_opening(item)) {
            title = *bold;
            rule_id = "article.run_in_bold";
            confidence = 0.9;
        }
        for (const Rule& rule : draft_.profile.run_in) {
            Captures found;
            if (rule_id.empty() && rule.matches(item.text, found) && found.contains("title") && found.contains("rest") &&
                fits_run_in(found.at("title").of(item.text), found.at("rest").of(item.text))) {
                title = found.at("title");
                rule_id = rule.id;
                confidence = rule.confidence;
            }
        }
        if (rule_id.empty()) {
            return false;
        }
        model::Article& opened = open_article();
        // What stands around the title, such as its brackets, belongs to the title's piece.
        std::size_t rest = title.end;
        while (rest < item.text.size() && title.start > 0 && static_cast<unsigned char>(item.text[rest]) >= 0x80 && rest < title.end + title.start) {
            ++rest;
        }
        opened.run_in = true;
        opened.title = std::string(model::trim(std::string_view(item.text).substr(0, rest)));
        opened.title_lines.push_back(opened.title);
        draft_.add_evidence(article_pointer() + "/title", opened.title, rule_id, confidence, item.locations());
        opened.blocks.push_back(make_block(draft_, item, rest));
        ++at_;
        return true;
    }

    static bool fits_run_in(std::string_view title, std::string_view rest) {
        const std::size_t chars = model::length(title);
        return chars >= kMinRunIn && chars <= kMaxRunIn && model::length(rest) >= kMinRest;
    }

    [[nodiscard]] std::optional<Capture> bold_opening(const Item& item) const {
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
        if (!fits_run_in(opening, whole.substr(end)) || draft_.profile.lead_end.matches(opening)) {
            return std::nullopt;
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
    std::size_t at_, end_;
    int articles_ = 0;
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
