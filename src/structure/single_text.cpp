#include "structure/single_text.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/body_signs.h"
#include "structure/captions.h"
#include "structure/cover.h"
#include "structure/headings.h"
#include "structure/listed_titles.h"
#include "structure/looks.h"
#include "structure/numbering.h"
#include "structure/printed_lines.h"
#include "structure/similarity.h"
#include "structure/text_title.h"
#include "structure/title_lines.h"

namespace bianmu::structure {

namespace {

constexpr float kByline = 0.75F;         // of the title's size: a byline is smaller
constexpr float kSetIn = 1.5F;           // ems from the text's edge
constexpr float kHanging = 0.5F;         // ems
constexpr std::size_t kSecondTitle = 10;   // columns; a shorter line is a name
constexpr std::string_view kQuoteStyles[] = {"quote", "intense quote", "block text", "quotations"};   // of Word, pandoc and LibreOffice
constexpr std::size_t kFrontLine = 60;   // columns of a line of the front; a quotation is longer

class Reader {
public:
    Reader(Draft& draft, std::size_t start)
        : draft_(draft), items_(draft.items.list), start_(start), looks_(looks_of_joined(draft, start)), taken_(draft.items.list.size(), false) {}

    void run() {
        if (start_ == items_.size()) {
            return;
        }
        draft_.document.sections.emplace_back().id = "s1";
        article().id = "a1";
        read_listed_titles(draft_, looks_, start_, taken_);
        read_title();
        captions_ = find_captions(draft_, taken_, start_, items_.size());
        for (const auto& [owner, caption] : captions_) {
            taken_[caption.text] = true;
        }
        roles_ = find_roles(draft_, looks_, named_titles(), taken_, start_, items_.size());
        for (std::size_t i = start_; i < items_.size(); ++i) {
            if (!taken_[i]) {
                add_block(i);
            }
        }
        match_listed_titles(draft_);
        find_gaps();
    }

private:
    static Looks looks_of_joined(Draft& draft, std::size_t start) {
        Looks looks = find_looks(draft.items, draft.profile, start, draft.items.list.size());
        return join_title_lines(draft, looks, start) ? find_looks(draft.items, draft.profile, start, draft.items.list.size()) : std::move(looks);
    }

    model::Article& article() {
        std::vector<model::Article>& articles = draft_.document.sections.back().articles;
        return articles.empty() ? articles.emplace_back() : articles.back();
    }

    /// The title with its subtitle and byline.
    void read_title() {
        std::size_t front = start_;
        while (front < items_.size() && taken_[front]) {
            ++front;
        }
        const std::vector<std::size_t> lines = find_text_title(draft_, looks_, front, items_.size());
        if (lines.empty() || std::any_of(lines.begin(), lines.end(), [this](std::size_t i) { return taken_[i]; })) {
            return;
        }
        const auto contents = static_cast<std::size_t>(std::find(taken_.begin() + static_cast<std::ptrdiff_t>(start_), taken_.end(), true) - taken_.begin());
        if (contents < items_.size() && read_cover(draft_, looks_, lines, start_, contents, taken_)) {
            return;
        }
        PrintedItems printed = printed_items(items_, lines);
        for (const std::size_t i : lines) {
            taken_[i] = true;
        }
        article().title = join_lines(printed.lines);
        article().title_lines = std::move(printed.lines);
        draft_.add_evidence("/sections/0/articles/0/title", printed.raw, "article.title", looks_.signs[lines.front()].larger ? 0.85 : 0.7, printed.places);
        read_under_title(lines.back() + 1);
    }

    /// @param at  the item under the title.
    void read_under_title(std::size_t at) {
        const float title_size = items_[at - 1].size;
        const auto is_free = [this](std::size_t i) {
            return i < items_.size() && items_[i].is_text() && !taken_[i] && !draft_.profile.title.except.matches(items_[i].text);
        };
        const auto take = [&](const char* field, std::string& value, const std::string& rule, double confidence) {
            const Item& item = items_[at];
            value = item.text;
            draft_.add_evidence(std::string("/sections/0/articles/0/") + field, item.text, rule, confidence, item.locations());
            taken_[at++] = true;
        };
        const auto read = [&](const std::vector<Rule>& rules, const char* field, std::string& value) {
            const Item& item = items_[at];
            if (const Rule* rule = first_match(draft_, rules, item, true); rule != nullptr) {
                take(field, value, rule->id, rule->confidence);
            }
        };
        const auto read_style = [&](const char* style, const char* field, std::string& value) {   // of Word, pandoc and LibreOffice
            if (value.empty() && is_free(at) && items_[at].paragraph->style == style) {
                take(field, value, "article.style", 0.95);
            }
        };
        read_style("subtitle", "subtitle", article().subtitle);
        if (article().subtitle.empty() && is_free(at)) {
            read(draft_.profile.subtitle, "subtitle", article().subtitle);
        }
        if (article().subtitle.empty() && is_free(at) && is_second_title(at, title_size)) {
            take("subtitle", article().subtitle, "article.subtitle_look", 0.7);
        }
        read_style("author", "byline", article().byline);
        if (!article().byline.empty()) {
            return;
        }
        if (is_free(at) && is_never_heading(items_[at])) {   // a date may stand between
            ++at;
        }
        const auto may_be_byline = [&] {
            return !looks_.signs[at].larger || (items_[at].size < kByline * title_size && !is_never_heading(items_[at]) && !stands_over_text(at));
        };
        if (is_free(at) && may_be_byline()) {
            read(draft_.profile.byline, "byline", article().byline);
        }
    }

    /// A centred line between the sizes of title and text, with other lines of the front under it: a heading would stand over text.
    [[nodiscard]] bool is_second_title(std::size_t at, float title_size) const {
        const Item& item = items_[at];
        const Signs& signs = looks_.signs[at];
        if (!item.centred || !items_[at - 1].centred || !signs.larger || !signs.title_like || signs.number || signs.width < kSecondTitle || item.size >= title_size ||
            is_never_heading(item)) {
            return false;
        }
        const std::size_t next = at + 1;
        return next < items_.size() && items_[next].is_text() && items_[next].centred && looks_.signs[next].width < kFrontLine && items_[next].size <= item.size &&
               !items_[next].ended;
    }

    /// Whether running text follows, as it does a heading.
    [[nodiscard]] bool stands_over_text(std::size_t at) const {
        return at + 1 < items_.size() && items_[at + 1].is_text() && looks_.signs[at + 1].width >= kFrontLine && !looks_.signs[at + 1].display();
    }

    [[nodiscard]] bool is_never_heading(const Item& item) const {
        return std::any_of(draft_.profile.never_headings.begin(), draft_.profile.never_headings.end(), [&item](const Rule& rule) { return rule.matches(item.text); });
    }

    /// Whether what stands before has come to its end: else the item goes on with it.
    [[nodiscard]] bool is_introduced(std::size_t i) const {
        return i == start_ || !items_[i - 1].is_text() || items_[i - 1].ended || items_[i - 1].text.ends_with(':') || items_[i - 1].text.ends_with("\uFF1A") ||
               looks_.signs[i - 1].display();
    }

    /// Sentences that are set in from the left, and smaller, slanted or set in from the right as well.
    [[nodiscard]] bool is_quote(const Item& item, const Signs& signs) const {
        const model::Paragraph& paragraph = *item.paragraph;
        const bool set_in = paragraph.indent_left >= kSetIn * item.size && paragraph.first_line > -kHanging * item.size;
        const bool apart = signs.smaller || (item.italic && !signs.display()) || paragraph.indent_right >= kSetIn * item.size;
        return set_in && apart && item.ended && signs.width >= kFrontLine && !signs.number && signs.bullet == 0 && !item.right && !item.centred && !paragraph.marker;
    }

    [[nodiscard]] NamedTitles named_titles() const {
        NamedTitles named;
        const std::u32string title = letters_of(draft_.document.masthead ? draft_.document.masthead->title : draft_.document.sections.back().articles.back().title);
        int above = 0;   // the title's own bookmark, if it stands over all others
        std::size_t as_high = 0;
        for (const model::OutlineItem& item : draft_.flow.outline) {
            above = above == 0 && !title.empty() && letters_of(item.title) == title ? item.level : above;
        }
        for (const model::OutlineItem& item : draft_.flow.outline) {
            as_high += item.level <= above ? 1 : 0;
        }
        for (const model::OutlineItem& item : draft_.flow.outline) {
            named.bookmarks.emplace(letters_of(item.title), as_high == 1 ? std::max(1, item.level - above) : item.level);
        }
        for (const model::ContentsPart& part : draft_.document.contents) {
            for (const model::ContentsEntry& entry : part.entries) {
                named.listed.emplace(letters_of(entry.title), 0);
            }
        }
        for (std::size_t i = start_; i < items_.size() && !named.listed.empty(); ++i) {
            const auto found = items_[i].is_text() && !taken_[i] ? named.listed.find(letters_of(items_[i].text)) : named.listed.end();
            if (found != named.listed.end()) {
                ++found->second;
            }
        }
        return named;
    }

    void add_block(std::size_t i) {
        const Item& item = items_[i];
        model::DocumentBlock block = make_plain_block(draft_, item);
        if (!item.is_text()) {
            add_caption(i, block);
            last_table_ = item.table != nullptr ? block.id : last_table_;
        } else if (item.formula >= 0) {
            // nothing else: its number at the margin is its own
        } else if (roles_[i].type == model::BlockType::paragraph) {
            make_paragraph(draft_, item, 0, block);
            add_number(i, block);
            const bool styled = std::find(std::begin(kQuoteStyles), std::end(kQuoteStyles), item.paragraph->style) != std::end(kQuoteStyles);
            if (styled || (is_quote(item, looks_.signs[i]) && is_introduced(i))) {
                block.type = model::BlockType::quote;
                block.rule = styled ? "quote.style" : "quote.indented";
                block.confidence = styled ? 0.95 : 0.7;
            }
        } else {
            const Role& role = roles_[i];
            block.type = role.type;
            block.level = role.level;
            const bool whole = role.marker >= item.text.size();   // nothing but a number: its own words
            block.marker = item.paragraph->marker ? item.paragraph->marker->text : std::string(model::trim(item.text.substr(0, whole ? 0 : role.marker)));
            block.rule = role.rule;
            block.confidence = role.confidence;
            if (block.type == model::BlockType::list_item) {
                read_task(block);
            }
        }
        std::vector<model::DocumentBlock>& blocks = article().blocks;
        if (blocks.empty()) {
            blocks.reserve(items_.size() - i);
        }
        blocks.push_back(std::move(block));
    }

    /// The number of a clause opens its paragraph as a lead.
    void add_number(std::size_t i, model::DocumentBlock& block) const {
        const auto& number = looks_.signs[i].number;
        const std::string_view zone = number ? std::string_view(draft_.profile.numbering[number->family].zone) : std::string_view();
        if ((zone != "clause" && !(zone == "points" && number->depth > 1)) || (!block.leads.empty() && block.leads.front().start == 0)) {
            return;
        }
        const std::string marker(model::trim(std::string_view(items_[i].text).substr(0, number->end)));
        block.leads.insert(block.leads.begin(), {marker, 0, model::length(marker), marker});
    }

    /// A number that does not follow the one before it under the same heading.
    void find_gaps() {
        std::map<std::tuple<int, std::size_t, int>, int> last;   // number, by level, family and depth
        std::map<std::tuple<int, std::size_t, int>, int> through;   // the same through the whole text: chapters may count on over its parts
        const std::vector<model::DocumentBlock>& blocks = article().blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (blocks[i].type != model::BlockType::heading) {
                continue;
            }
            last.erase(last.lower_bound({blocks[i].level + 1, 0, 0}), last.end());
            const auto number = read_numbering(draft_.profile, blocks[i].text);
            if (!number || number->value <= 0) {
                continue;
            }
            int& before = last[{blocks[i].level, number->family, number->depth}];
            const int earlier = std::exchange(through[{blocks[i].level, number->family, number->depth}], number->value);
            if (number->value != before + 1 && number->value != 1 && (before != 0 || number->value != earlier + 1)) {
                draft_.sink.add("heading.gap", model::Severity::info,
                                "the heading \"" + blocks[i].text + "\" " + (before == 0 ? "is the first of its kind here" : "follows number " + std::to_string(before)),
                                blocks[i].locations, "/sections/0/articles/0/blocks/" + std::to_string(i));
            }
            before = number->value;
        }
    }

    void add_caption(std::size_t i, model::DocumentBlock& block) {
        const auto found = captions_.find(i);
        if (found == captions_.end()) {
            return;
        }
        const Caption& caption = found->second;
        const Item& text = items_[caption.text];
        std::string pointer = "/sections/0/articles/0/blocks/" + std::to_string(article().blocks.size()) + "/caption";
        if (block.type == model::BlockType::figure) {
            pointer = "/figures/" + std::to_string(draft_.document.figures.size() - 1) + "/caption";
            draft_.document.figures.back().caption = text.text;
        } else {
            block.caption = text.text;
            block.continued_from = caption.continued ? last_table_ : std::string();
        }
        draft_.add_evidence(std::move(pointer), text.text, caption.rule->id, caption.rule->confidence, text.locations());
    }

    Draft& draft_;
    const std::vector<Item>& items_;
    std::size_t start_;
    Looks looks_;
    std::vector<bool> taken_;   ///< items that are no blocks: contents, the title, captions
    std::unordered_map<std::size_t, Caption> captions_;
    std::vector<Role> roles_;
    std::string last_table_;    ///< id of its block
};

}  // namespace

void read_single_text(Draft& draft, std::size_t start) { Reader(draft, start).run(); }

}  // namespace bianmu::structure
