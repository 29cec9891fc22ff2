#include "structure/starts.h"

#include <algorithm>

#include "model/text.h"
#include "structure/colophon.h"
#include "structure/label_hits.h"
#include "structure/masthead.h"
#include "structure/official_head.h"
#include "structure/printed_lines.h"
#include "structure/section_lines.h"
#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kHead = 40;          // items that a head may take
constexpr std::size_t kReach = 14;         // items from the first of a head to its display type
constexpr std::size_t kMaxLine = 60;       // code points of a line in display type
constexpr std::size_t kMaxBefore = 12;     // items before a head that the window may open with
constexpr std::size_t kMaxBetween = 3;     // items between a signature and what is forwarded
constexpr std::size_t kMaxUnder = 2;       // items under an imprint that are none of it
constexpr std::size_t kMaxClosing = 24;    // items of a colophon or an imprint
constexpr std::size_t kMaxNumber = 40;     // code points of a line that may be the number of a document
constexpr std::size_t kMinDigits = 5;      // of its year and serial
constexpr int kMaxRows = 4;                // of a table that only places a head
constexpr float kDisplay = 1.3F;           // of the body size
constexpr float kRedDisplay = 1.15F;
constexpr float kHeadDisplay = 1.6F;       // names of papers and authorities

bool is_display(const Item& item, const Items& items, float plain = kDisplay) {
    return item.is_text() && !item.ended && item.size >= (item.red ? kRedDisplay : plain) * items.body_size && model::length(item.text) <= kMaxLine;
}

bool may_be_number(const Item& item) {
    const auto is_digit = [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19'); };
    const std::u32string text = item.is_text() && item.text.size() <= 4 * kMaxNumber ? model::to_utf32(item.text) : std::u32string();
    return text.size() <= kMaxNumber && static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit)) >= kMinDigits;
}

/// Items that a draft can be read from on its own; their measures stay those of the whole.
Items window(const Items& items, std::size_t from, std::size_t to) {
    return take_items(items, {{from, std::min(to, items.list.size())}}, false);
}

/// The first item before `end` that a head took.
std::size_t first_known(const std::vector<std::size_t>& left_over) {
    std::size_t first = 0;
    while (first < left_over.size() && left_over[first] == first) {
        ++first;
    }
    return first;
}

class Finder {
public:
    /// @param named  outlives the finder.
    Finder(const model::Flow& flow, const Items& items, const Profile* named)
        : flow_(flow), items_(items), bulletins_(named == nullptr || (named->kind == "bulletin" && !named->single_article && !named->masthead.empty())), officials_(named == nullptr || named->kind == "official_document") {
        if (named != nullptr) {
            official_ = bulletin_ = std::shared_ptr<const Profile>(named, [](const Profile*) {});
        } else {
            bulletin_ = built_in_profile("bulletin");
        }
    }

    std::vector<Start> run() {
        std::vector<Start> found;
        for (std::size_t i = 0; i < items_.list.size(); ++i) {
            std::size_t end = i + 1;
            const Signs signs = signs_at(i);
            auto start = bulletins_ && (signs.name || signs.numbered) ? bulletin_at(i, end) : std::nullopt;
            start = start || !officials_ || !(signs.red || signs.numbered) ? std::move(start) : official_at(i, end);
            if (!start) {
                continue;
            }
            if (found.empty() || !is_same(found.back(), *start)) {
                found.push_back(std::move(*start));
            }
            i = std::max(i, end - 1);
        }
        return found;
    }

private:
    /// The items of a head that begins at `i`: it stands on one page.
    [[nodiscard]] Items head_at(std::size_t i) const {
        std::size_t end = i + 1;
        while (end < std::min(items_.list.size(), i + kHead) && !items_.list[end].page_top) {
            ++end;
        }
        return window(items_, i, end);
    }

    /// What stands where a page or display type begins, by the looks alone: cheaper than the rules.
    struct Signs {
        bool name = false;       ///< in type of heads, or in a table that may place it
        bool red = false;        ///< display type in red
        bool numbered = false;   ///< display type, and what may be a number
    };

    [[nodiscard]] Signs signs_at(std::size_t i) const {
        const Item& item = items_.list[i];
        const bool opens = item.page_top || (is_display(item, items_) && (i == 0 || !is_display(items_.list[i - 1], items_)));
        Signs out;
        bool display = false, number = false;
        for (std::size_t k = i; opens && k < std::min(items_.list.size(), i + kReach) && (k == i || !items_.list[k].page_top); ++k) {
            const Item& line = items_.list[k];
            const bool shown = is_display(line, items_);
            out.name = out.name || is_display(line, items_, kHeadDisplay) || (line.table != nullptr && line.table->rows <= kMaxRows);
            out.red = out.red || (shown && line.red);
            display = display || shown;
            number = number || may_be_number(line);
        }
        out.numbered = display && number;
        return out;
    }

    std::optional<Start> bulletin_at(std::size_t i, std::size_t& end) {
        Draft draft(flow_, *bulletin_, ignored_);
        draft.items = head_at(i);
        const Front front = read_masthead(draft);
        const std::size_t first = first_known(front.left_over);
        if (!front.is_bulletin || first > kMaxBefore || bulletin_->title.except.matches(draft.document.title)) {
            return std::nullopt;
        }
        const model::Masthead& masthead = *draft.document.masthead;
        if (masthead.issuer.empty() && masthead.date.empty()) {
            return std::nullopt;
        }
        end = i + front.end;
        Start start{i + first, bulletin_.get(), false, letters_of(masthead.title), {}, {}};
        if (masthead.issue) {
            start.number = masthead.issue->number;
            start.total = masthead.issue->total;
        } else {   // told from its fellows by its day
            start.name += letters_of(masthead.date);
        }
        return start;
    }

    std::optional<Start> official_at(std::size_t i, std::size_t& end) {
        official_ = official_ != nullptr ? official_ : built_in_profile("official");
        Draft draft(flow_, *official_, ignored_);
        draft.items = head_at(i);
        Elements elements(draft);
        const OfficialHead head = read_official_head(draft, elements);
        const std::size_t first = first_known(head.left_over);
        const bool of_a_kind = head.title && head.title->has_kind();
        const bool headed = elements.has("authority_mark") && (elements.has("document_number") || of_a_kind);
        const bool numbered = elements.has("document_number") && of_a_kind && elements.has("recipients");
        if ((!headed && !numbered) || first > kMaxBefore || is_attachment(i + first)) {
            return std::nullopt;
        }
        end = i + head.end;
        const std::string title = head.title ? join_lines(head.title->lines) : std::string();
        const model::Official official = elements.finish(title);
        Start start{i + first, official_.get(), official_->official.forwards.matches(title), letters_of(title), {}, {}};
        if (official.document_number) {
            start.name = letters_of(official.document_number->text);
        }
        return start;
    }

    /// Whether a label of attachments stands over the item.
    [[nodiscard]] bool is_attachment(std::size_t i) const {
        Draft draft(flow_, *official_, ignored_);
        draft.items = window(items_, 0, 0);
        return i > 0 && items_.list[i - 1].is_text() && !Elements(draft).match(official_->official.attachment, items_.list[i - 1], {"page"}).empty();
    }

    /// A masthead that is printed once more: the same paper, and no number that differs.
    [[nodiscard]] static bool is_same(const Start& a, const Start& b) {
        const auto differ = [](const std::optional<int>& x, const std::optional<int>& y) { return x && y && *x != *y; };
        return a.profile == b.profile && a.name == b.name && !differ(a.number, b.number) && !differ(a.total, b.total);
    }

    const model::Flow& flow_;
    const Items& items_;
    bool bulletins_, officials_;   ///< whose heads are looked for
    std::shared_ptr<const Profile> bulletin_, official_;
    mutable model::Diagnostics ignored_;
};

}  // namespace

std::vector<Start> find_starts(const model::Flow& flow, const Items& items, const Profile* named) { return Finder(flow, items, named).run(); }

std::optional<std::size_t> find_signature_end(const model::Flow& flow, const Items& items, Range range, const Profile& official, const Profile* bulletin) {
    model::Diagnostics ignored;
    Draft paper(flow, bulletin != nullptr ? *bulletin : official, ignored), draft(flow, official, ignored);
    paper.items = window(items, 0, 0);
    draft.items = window(items, 0, 0);
    const Elements elements(draft);
    const OfficialRules& rules = official.official;
    for (std::size_t i = range.from + 1; i < range.to; ++i) {
        const Item& item = items.list[i];
        if (!item.is_text()) {
            continue;
        }
        if (bulletin != nullptr && (match_section(paper, item) || opens_with_label(*bulletin, item.text))) {
            return std::nullopt;
        }
        const Item& above = items.list[i - 1];
        const bool named = above.is_text() && !elements.match(rules.issuers, above, {"over_date"}).empty();
        if (elements.match(rules.date, item, named ? std::vector<std::string>{"under_issuer"} : std::vector<std::string>()).empty()) {
            continue;
        }
        const bool noted = i + 1 < range.to && items.list[i + 1].is_text() && !elements.match(rules.annotation, items.list[i + 1]).empty();
        return i + (noted ? 2 : 1);
    }
    return std::nullopt;
}

std::optional<std::size_t> find_forwarded(const model::Flow& flow, const Items& items, Range range, const Profile& official) {
    const std::size_t begin = find_signature_end(flow, items, range, official, nullptr).value_or(range.to);
    model::Diagnostics ignored;
    Draft draft(flow, official, ignored);
    for (std::size_t i = begin; i < std::min(range.to, begin + kMaxBetween); ++i) {
        if (!items.list[i].is_text() || !items.list[i].centred) {
            continue;
        }
        draft.items = window(items, i, i + kHead);
        const Elements elements(draft);
        const auto title = find_official_title(draft, elements, 0);
        return title && title->has_kind() ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
}

std::size_t find_imprint(const model::Flow& flow, const Items& items, Range range, const Profile& official) {
    model::Diagnostics ignored;
    Draft draft(flow, official, ignored);
    draft.items = window(items, 0, 0);
    const Elements elements(draft);
    std::size_t begin = range.to;
    for (std::size_t i = range.to; i > range.from && range.to - i < kMaxClosing; --i) {
        Items line = window(items, i - 1, i);
        if (line.list.front().table != nullptr) {
            unfold_table(line, 0, flow, official);
        }
        const auto fits = [&](const Item& item) { return item.is_text() && !elements.match(official.official.imprint, item).empty(); };
        if (std::any_of(line.list.begin(), line.list.end(), fits)) {
            begin = i - 1;
        } else if (begin < range.to || range.to - i >= kMaxUnder) {
            break;
        }
    }
    return begin;
}

bool ends_in_colophon(const model::Flow& flow, const Items& items, Range range, const Profile& bulletin) {
    model::Diagnostics ignored;
    Draft draft(flow, bulletin, ignored);
    draft.items = window(items, std::max(range.from, range.to - std::min(range.to, kMaxClosing)), range.to);
    return find_colophon(draft, 0) < draft.items.list.size();
}

}  // namespace bianmu::structure
