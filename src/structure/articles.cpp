#include "structure/articles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/body_signs.h"
#include "structure/captions.h"
#include "structure/leads.h"
#include "structure/printed_lines.h"
#include "structure/run_in.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr double kListed = 0.85;              // similarity of a title to its line in the contents
constexpr std::size_t kMaxLines = 4;          // of a title
constexpr float kSameSize = 0.6F;             // points
constexpr std::size_t kMinPlainTitle = 6, kMaxPlainTitle = 40;   // letters of a brief's title that no look sets apart
constexpr std::size_t kMaxCredit = 80;        // code points of a byline

/// Levels are nesting: an article whose headings are all of the third level of the ladder has headings of one level.
void close_levels(std::vector<model::DocumentBlock>& blocks) {
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

/// An item's text as printed, its lines joined.
std::string printed(const Item& item) { return join_lines(printed_lines(item)); }

class Reader {
public:
    Reader(Draft& draft, std::size_t start, std::size_t end)
        : draft_(draft), items_(draft.items.list), at_(start), end_(end), signs_(draft, start, end),
          captions_(find_captions(draft, std::vector<bool>(draft.items.list.size(), false), start, end)) {
        for (const auto& [owner, caption] : captions_) {
            caption_lines_.push_back(caption.text);
        }
        std::sort(caption_lines_.begin(), caption_lines_.end());
    }

    void run() {
        while (at_ < end_) {
            const Item& item = items_[at_];
            if (is_caption(at_)) {
                told_.insert(at_++);   // with its table or figure
            } else if (!item.is_text()) {
                add_block(item);
            } else if (const auto section = signs_.section_at(item)) {
                open_section(*section, item);
                for (++at_; at_ < end_ && is_rest_of_marks(item, items_[at_]); ++at_) {
                    sections().back().marker += model::squash(items_[at_].text);
                    Draft::extend(draft_.document.evidence.back(), items_[at_].text, items_[at_].locations());
                }
            } else if (signs_.is_title(item) || is_brief_title(item)) {
                read_title();
            } else if (!read_run_in(item) && !read_closing_byline()) {
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
    std::vector<model::Section>& sections() { return draft_.document.sections; }

    [[nodiscard]] std::string section_pointer() { return "/sections/" + std::to_string(sections().size() - 1); }
    [[nodiscard]] std::string article_pointer() { return section_pointer() + "/articles/" + std::to_string(sections().back().articles.size() - 1); }

    void open_section(const SectionLine& line, const Item& item) {
        sections().emplace_back();
        model::Section& section = sections().back();
        section.id = "s" + std::to_string(sections().size());
        section.title = std::string(line.name);
        section.marker = line.marker;
        brief_look_.reset();
        plain_titles_ = false;
        titled_ = false;
        draft_.add_evidence(section_pointer() + "/title", item.text, line.rule, line.confidence, item.locations());
    }

    /// Ornaments alone, in the look of a section's name over them: what its line had no room for.
    static bool is_rest_of_marks(const Item& name, const Item& item) {
        return item.is_text() && letters_of(item.text).empty() && look_of(item) == look_of(name) && model::first_code_point(item.text) == model::first_code_point(name.text);
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
        const bool followed = at_ + 1 < end_ && items_[at_ + 1].is_text() && !signs_.is_title(items_[at_ + 1]);
        if (followed) {
            make_heading(draft_, item, block);
        }
        add_caption(block);
        article().blocks.push_back(std::move(block));
        ++at_;
    }

    [[nodiscard]] bool is_caption(std::size_t index) const { return std::binary_search(caption_lines_.begin(), caption_lines_.end(), index); }

    void add_caption(model::DocumentBlock& block) {
        const auto found = captions_.find(at_);
        if (found == captions_.end() || (found->second.text < at_ && !told_.contains(found->second.text))) {   // a title took the line
            last_table_ = block.type == model::BlockType::table ? block.id : last_table_;
            return;
        }
        const Caption& caption = found->second;
        const Item& text = items_[caption.text];
        article();   // so that the pointer has one
        std::string pointer = article_pointer() + "/blocks/" + std::to_string(article().blocks.size()) + "/caption";
        if (block.type == model::BlockType::figure) {
            pointer = "/figures/" + std::to_string(draft_.document.figures.size() - 1) + "/caption";
            draft_.document.figures.back().caption = printed(text);
        } else {
            block.caption = printed(text);
            block.continued_from = caption.continued ? last_table_ : std::string();
            last_table_ = block.id;
        }
        draft_.add_evidence(std::move(pointer), printed(text), caption.rule->id, caption.rule->confidence, text.locations());
    }

    /// Title lines, then subtitle and byline, from here on.
    void read_title() {
        titled_ = titled_ || (!brief_look_ && !plain_titles_);
        std::vector<std::size_t> group{at_};
        const Item& first = items_[at_];
        if (const BodySigns::Listed* listed = signs_.listed_at(at_); listed != nullptr) {
            for (++at_; at_ < listed->place.last; ++at_) {
                group.push_back(at_);
            }
            set_title(group);
            read_under_title(first);
            return;
        }
        for (++at_; at_ < end_; ++at_) {
            const Item& item = items_[at_];
            const bool same = item.is_text() && !is_caption(at_) && signs_.is_title(item) && std::abs(item.size - first.size) < kSameSize && item.font == first.font &&
                              item.centred == first.centred && !signs_.section_at(item) && signs_.listed_at(at_) == nullptr;
            if (!same || group.size() >= kMaxLines || first_match(draft_, draft_.profile.subtitle, item, true) != nullptr ||
                first_match(draft_, draft_.profile.byline, item, false) != nullptr) {
                break;
            }
            group.push_back(at_);
        }
        // Two titles in a row, if the contents list them apart.
        std::size_t taken = group.size();
        for (std::size_t k = 1; k < group.size() && signs_.likeness_to_listed(join_items(group, 0, group.size())) < kListed; ++k) {
            if (signs_.likeness_to_listed(join_items(group, 0, k)) >= kListed) {
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
        PrintedItems printed = printed_items(items_, group);
        opened.title = join_lines(printed.lines);
        opened.title_lines = std::move(printed.lines);
        bool larger = true;
        bool centred = true;
        for (const std::size_t index : group) {
            const Item& item = items_[index];
            larger = larger && item.size >= kLarger * draft_.items.body_size;
            centred = centred && item.centred;
        }
        double doubt = 0.3;
        doubt *= larger ? 0.4 : 1;
        doubt *= centred ? 0.5 : 1;
        doubt *= signs_.likeness_to_listed(opened.title) >= kListed ? 0.2 : 1;
        const Item& first = items_[group.front()];
        const Rule* const own = first_match(draft_, draft_.profile.titles, first, false);
        draft_.add_evidence(article_pointer() + "/title", printed.raw, own != nullptr ? own->id : "article.title",
                            own != nullptr ? confidence_of(*own, first, draft_.items) : 1 - doubt, printed.places);
    }

    /// A line or two of one look that a rule takes whole: what a narrow column breaks in its brackets is one.
    struct Credit {
        const Rule* rule = nullptr;
        std::string text, raw;
        std::size_t lines = 1;
    };

    [[nodiscard]] Credit credit_at(std::size_t index, bool under_title) const {
        const Item& item = items_[index];
        Credit credit;
        if (model::length(item.text) > kMaxCredit) {
            return credit;
        }
        credit.rule = first_match(draft_, draft_.profile.byline, item, under_title);
        if (credit.rule != nullptr) {
            credit.text = credit.raw = printed(item);
        }
        if (credit.rule != nullptr || index + 1 >= end_ || !items_[index + 1].is_text() || model::length(items_[index + 1].text) > kMaxCredit) {
            return credit;
        }
        const Item& next = items_[index + 1];
        const bool aligned = next.right || (next.right == item.right && next.centred == item.centred);   // the first may fill its column
        if (std::abs(next.size - item.size) > kSameSize || next.font != item.font || !aligned || item.ended) {
            return credit;
        }
        Item whole = item;
        whole.text = join_lines({item.text, next.text});
        whole.right = item.right || next.right;
        credit.rule = first_match(draft_, draft_.profile.byline, whole, false);
        if (credit.rule != nullptr) {
            credit.text = join_lines({printed(item), printed(next)});
            credit.raw = printed(item) + "\n" + printed(next);
            credit.lines = 2;
        }
        return credit;
    }

    void set_byline(const Credit& credit) {
        std::vector<model::Location> places;
        for (std::size_t k = 0; k < credit.lines; ++k) {
            const std::vector<model::Location>& own = items_[at_ + k].locations();
            places.insert(places.end(), own.begin(), own.end());
        }
        article().byline = credit.text;
        under_byline_ = at_ + credit.lines;
        draft_.add_evidence(article_pointer() + "/byline", credit.raw, credit.rule->id, credit.rule->confidence, places);
    }

    void read_under_title(const Item& title) {
        for (; at_ < end_; ++at_) {
            const Item& item = items_[at_];
            if (!item.is_text() || is_caption(at_) || signs_.section_at(item)) {
                return;
            }
            model::Article& current = article();
            const Rule* subtitle = first_match(draft_, draft_.profile.subtitle, item, true);
            const Credit credit = credit_at(at_, true);
            const bool in_line = credit.rule != nullptr && (credit.rule->zone.empty() || (item.centred == title.centred && stands_apart(item)));
            if (subtitle != nullptr && current.subtitle.empty() && current.byline.empty()) {
                current.subtitle = printed(item);
                draft_.add_evidence(article_pointer() + "/subtitle", item.text, subtitle->id, subtitle->confidence, item.locations());
            } else if (in_line && current.byline.empty() && !is_like(item, title)) {
                set_byline(credit);
                at_ += credit.lines - 1;
            } else if (in_line && credit.lines == 1 && under_byline_ == at_ && item.centred && !is_like(item, title)) {   // whom its writers belong to
                current.byline += " " + credit.text;
                Draft::extend(draft_.document.evidence.back(), credit.raw, item.locations());
            } else if ((item.centred || is_under_middle(item, title)) && !item.ended && item.size < title.size - kSameSize && current.subtitle.empty() && current.byline.empty() &&
                       model::length(item.text) <= kMaxTitleLine && match_heading(draft_, item) == nullptr && item.text.find('\t') == std::string::npos) {
                current.subtitle = printed(item);
                draft_.add_evidence(article_pointer() + "/subtitle", item.text, "article.subtitle_look", 0.75, item.locations());
            } else {
                return;
            }
        }
    }

    /// Whether a line in another typeface than the text stands under the middle of its title: in a narrow column little white tells that it is centred.
    [[nodiscard]] bool is_under_middle(const Item& item, const Item& title) const {
        if (!title.centred || item.font == draft_.items.body_font || item.locations().size() != 1 || title.locations().empty()) {
            return false;
        }
        const model::Location &own = item.locations().front(), &over = title.locations().back();
        return own.box && over.box && own.page == over.page && std::abs(own.box->center_x() - over.box->center_x()) < item.size / 2 && own.box->height() < 2 * item.size;
    }

    /// Whether a line under a title is not set like the text: in the middle, in another typeface or size, or without the text's indent.
    [[nodiscard]] bool stands_apart(const Item& item) const {
        return item.centred || item.font != draft_.items.body_font || std::abs(item.size - draft_.items.body_size) > kSameSize || item.indent < 1;
    }

    /// In a section of briefs a title may be a line in the size of the text: the first line of the section sets the look of all.
    bool is_brief_title(const Item& item) {
        if (sections().empty() || titled_ || at_ + 1 >= end_) {
            return false;
        }
        if (sections().back().articles.empty()) {
            plain_titles_ = opens_with_plain_titles();
        }
        if (plain_titles_) {
            return !item.ended;
        }
        const auto marked = match_section(draft_, item);
        const bool ornamented = marked && signs_.is_ornamented_title(*marked);
        if (!ornamented) {
            const Item& next = items_[at_ + 1];
            if (!is_display(draft_, item) || !next.is_text() || is_display(draft_, next) || signs_.section_at(next)) {
                return false;
            }
        }
        if (sections().back().articles.empty()) {
            brief_look_ = look_of(item);
        }
        return ornamented || brief_look_ == look_of(item);
    }

    static bool is_like(const Item& item, const Item& title) { return item.size >= title.size - kSameSize; }

    /// A title that opens its own paragraph: bold, in brackets, or only followed by a wide space.
    bool read_run_in(const Item& item) {
        const bool briefs = sections().empty() ? false : sections().back().articles.empty() || sections().back().articles.back().run_in;
        if (!briefs || match_heading(draft_, item) != nullptr) {
            return false;
        }
        if (sections().back().articles.empty()) {
            sentence_titles_ = opens_with_sentences(draft_, at_, end_);
        }
        const auto title = find_run_in(draft_, item, sentence_titles_);
        if (!title) {
            return false;
        }
        model::Article& opened = open_article();
        opened.run_in = true;
        opened.title = std::string(model::trim(std::string_view(item.text).substr(0, title->end)));
        opened.title_lines.push_back(opened.title);
        draft_.add_evidence(article_pointer() + "/title", opened.title, title->rule, title->confidence, item.locations());
        opened.blocks.push_back(make_block(draft_, item, title->end));
        ++at_;
        return true;
    }

    /// Whether the section is nothing but short lines without a stop, each over text: titles that no look sets apart.
    [[nodiscard]] bool opens_with_plain_titles() const {
        std::size_t titles = 0;
        bool title_before = false;
        for (std::size_t i = at_; i < end_ && !signs_.section_at(items_[i]); ++i) {
            const Item& item = items_[i];
            if (!item.is_text() || is_display(draft_, item) || match_heading(draft_, item) != nullptr) {
                return false;
            }
            const std::size_t letters = letters_of(item.text).size();
            const bool title = !item.ended && letters >= kMinPlainTitle && letters <= kMaxPlainTitle;
            if ((title && title_before) || (i == at_ && !title) || (!title && !item.ended)) {
                return false;
            }
            title_before = title;
            titles += title ? 1 : 0;
        }
        return titles >= 2 && !title_before;
    }

    /// `（市图书馆供稿）` after the last paragraph of an article.
    bool read_closing_byline() {
        if (sections().empty() || sections().back().articles.empty() || article().blocks.empty()) {
            return false;
        }
        const Credit credit = credit_at(at_, false);
        const std::size_t next = at_ + credit.lines;
        const bool last = next == end_ || signs_.is_title(items_[next]) || signs_.section_at(items_[next]).has_value() || opens_brief(next);
        if (credit.rule == nullptr || !last || (!article().byline.empty() && (credit.lines > 1 || !credit.rule->zone.empty() || !is_bracketed(credit.text)))) {
            return false;
        }
        if (article().byline.empty()) {
            set_byline(credit);
        } else {   // for whom it was written stands under the title, who wrote it here
            article().byline += " " + credit.text;
            const auto found = std::find_if(draft_.document.evidence.rbegin(), draft_.document.evidence.rend(), [pointer = article_pointer() + "/byline"](const model::Evidence& e) { return e.pointer == pointer; });
            Draft::extend(*found, credit.raw, items_[at_].locations());
        }
        at_ = next;
        return true;
    }

    /// Whether the next brief of a section of briefs begins.
    [[nodiscard]] bool opens_brief(std::size_t index) const {
        return draft_.document.sections.back().articles.back().run_in && items_[index].is_text() && find_run_in(draft_, items_[index], sentence_titles_);
    }

    Draft& draft_;
    const std::vector<Item>& items_;
    std::size_t at_, end_;
    BodySigns signs_;
    std::unordered_map<std::size_t, Caption> captions_;   ///< by their table or figure
    std::vector<std::size_t> caption_lines_;              ///< their items, sorted
    std::set<std::size_t> told_;                          ///< those that were passed
    std::string last_table_;                              ///< id of its block
    int articles_ = 0;
    std::size_t under_byline_ = 0;                 ///< the item under the last byline
    std::optional<DisplayLook> brief_look_;        ///< of the titles of this section's briefs, where they have lines of their own
    bool sentence_titles_ = false;                 ///< this section's briefs open with bold sentences
    bool plain_titles_ = false;                    ///< those of this section's briefs are lines that no look sets apart
    bool titled_ = false;                          ///< this section has a title in display type
};

}  // namespace

void read_articles(Draft& draft, std::size_t start, std::size_t end) { Reader(draft, start, end).run(); }

}  // namespace bianmu::structure
