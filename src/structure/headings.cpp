#include "structure/headings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "model/task_box.h"
#include "model/text.h"
#include "structure/levels.h"
#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxNamed = 160;      // columns of a heading that the document names elsewhere, or that is numbered in display type
constexpr std::size_t kMaxPlain = 64;       // columns of a numbered heading in the body's type
constexpr int kFirstListRank = 20;          // families of the profile that count list items as well as headings
constexpr int kFirstTextRank = 10;          // families that count points of a text
constexpr float kSameStart = 0.2F;          // em
constexpr float kDeeper = 1;                // em of indent from an item to a list inside it
constexpr std::size_t kMaxListLevel = 9;    // of the contract
constexpr std::size_t kMaxListed = 120;     // columns of the items of a list on average
constexpr int kMaxTimes = 2;                // times that a listed title stands in the text, its line of the contents left out
constexpr std::size_t kMinFellows = 3;      // members from which a look is judged as a whole

constexpr std::size_t kManyHeadings = 10;   // from which a document has a habit
constexpr const char* kNumberedDisplay = "heading.numbered_display";
constexpr const char* kNumbered = "heading.numbered";

/// Consecutive members of one numbering family: 1. 2. 3. up to where the count begins anew.
struct Run {
    std::size_t members = 0, title_like = 0, followed = 0, direct = 0;
    std::size_t width = 0;  ///< columns of all
    std::size_t last = 0;   ///< item
    std::optional<float> hangs_at;   ///< em: where a member starts whose lines hang under its number
};

class Finder {
public:
    Finder(const Draft& draft, const Looks& looks, const NamedTitles& named, const std::vector<bool>& taken, std::size_t start, std::size_t end)
        : draft_(draft), items_(draft.items.list), looks_(looks), named_(named), taken_(taken), start_(start), end_(end) {}

    std::vector<Role> run() {
        if (!draft_.document.sections.empty() && !draft_.document.sections.back().articles.empty()) {
            title_ = letters_of(draft_.document.sections.back().articles.back().title);
        }
        roles_.resize(items_.size());
        find_runs();
        for (std::size_t i = 0; i < items_.size(); ++i) {
            outlined_ += items_[i].is_text() && !taken_[i] && items_[i].paragraph->outline_level > 0 ? 1 : 0;
        }
        for (std::size_t i = start_; i < end_; ++i) {
            if (items_[i].is_text() && items_[i].formula < 0 && !taken_[i]) {
                decide(i);
            }
        }
        drop_strays();
        set_levels();
        set_list_levels();
        return std::move(roles_);
    }

private:
    [[nodiscard]] const Rule& family(const Number& number) const { return draft_.profile.numbering[number.family]; }

    void find_runs() {
        run_of_.assign(items_.size(), -1);
        struct Count {
            int run = 0, last = 0;   // value
            float indent = 0;
        };
        std::map<std::pair<std::size_t, int>, std::vector<Count>> open;   // by family and depth; a list inside an item counts for itself
        for (std::size_t i = start_; i < end_; ++i) {
            const Signs& signs = looks_.signs[i];
            if (!signs.number || taken_[i]) {
                continue;
            }
            const auto key = std::pair(signs.number->family, signs.number->depth);
            std::vector<Count>& counts = open[key];
            const float indent = items_[i].indent;
            const int value = signs.number->value;
            while (counts.size() > 1 && counts.back().indent > indent + kDeeper && value != counts.back().last + 1) {
                counts.pop_back();
            }
            if (counts.size() > 1 && counts.back().indent > indent + kDeeper && value == counts[counts.size() - 2].last + 1) {
                counts.pop_back();   // it goes on with either; the indent decides
            }
            if (counts.empty() || value <= counts.back().last) {
                const bool inside = !counts.empty() && counts.size() < kMaxListLevel && indent > counts.back().indent + kDeeper;
                if (!counts.empty() && !inside) {
                    counts.pop_back();
                }
                runs_.emplace_back();
                counts.push_back({static_cast<int>(runs_.size()) - 1, 0, indent});
            }
            counts.back().last = value;
            run_of_[i] = counts.back().run;
            Run& run = runs_[static_cast<std::size_t>(counts.back().run)];
            run.direct += run.members > 0 && run.last + 1 == i ? 1 : 0;
            run.last = i;
            ++run.members;
            run.title_like += signs.title_like && signs.width <= kMaxPlain ? 1 : 0;
            run.followed += signs.followed ? 1 : 0;
            run.width += signs.width;
            run.hangs_at = items_[i].paragraph->first_line < 0 ? std::optional(indent) : run.hangs_at;
            auto& [display, plain] = families_[key];
            (signs.display() ? display : plain) += signs.title_like ? 1 : 0;
        }
    }

    void decide(std::size_t i) {
        const Item& item = items_[i];
        const Signs& signs = looks_.signs[i];
        Role& role = roles_[i];
        role.marker = signs.number ? signs.number->end : signs.bullet;
        if (item.paragraph->preformatted) {
            role = {model::BlockType::code, 0, 0, "code.fixed_pitch", 0.9};
        } else if (item.paragraph->outline_level > 0) {
            role.marker = 0;   // the number that the source counts; a typed one belongs to the words
            make_heading(role, "heading.outline", 0.95);
        } else if (is_caption(item) || is_title_again(item, signs) || is_never_heading(item)) {
            role.marker = 0;
        } else if (signs.width <= kMaxNamed && signs.bullet == 0 && is_named(item, signs)) {
            make_heading(role, bookmark_of(item) > 0 ? "heading.bookmark" : "heading.listed", 0.95);
        } else if (model::read_task_box(item.text)) {
            role.marker = 0;
            make_list_item(role, item.paragraph->marker ? "list.numbering" : "list.task", item.paragraph->marker ? 0.95 : 0.85);
        } else if (item.paragraph->marker && item.paragraph->marker->bullet && !model::is_box(model::first_code_point(item.text))) {   // a row of choices opens with a box too
            make_list_item(role, "list.numbering", 0.95);
        } else if (signs.bullet > 0) {
            make_list_item(role, "list.bullet", 0.9);
        } else if (signs.number && is_numbered_heading(i)) {
            make_heading(role, signs.display() ? kNumberedDisplay : kNumbered, signs.display() ? 0.9 : 0.75);
        } else if (item.paragraph->marker && item.paragraph->marker->computed) {
            make_list_item(role, "list.numbering", 0.95);
        } else if (signs.number && is_listed(i)) {
            make_list_item(role, "list.numbers", 0.8);
        } else if (!signs.number && is_display_heading(i)) {
            make_heading(role, "heading.display", signs.larger ? 0.85 : 0.75);
        } else {
            role.marker = 0;
        }
    }

    static void make_heading(Role& role, const char* rule, double confidence) { role = {model::BlockType::heading, 1, role.marker, rule, confidence}; }

    static void make_list_item(Role& role, const char* rule, double confidence) { role = {model::BlockType::list_item, 1, role.marker, rule, confidence}; }

    [[nodiscard]] bool is_caption(const Item& item) const {
        const auto fits = [&item](const Rule& rule) { return rule.matches(item.text); };
        return std::any_of(draft_.profile.captions.begin(), draft_.profile.captions.end(), fits) || draft_.profile.continued.matches(item.text);
    }

    [[nodiscard]] bool is_never_heading(const Item& item) const {
        return std::any_of(draft_.profile.never_headings.begin(), draft_.profile.never_headings.end(),
                           [&item](const Rule& rule) { return rule.matches(item.text); });
    }

    /// The document's title, or a line of it, printed once more over the text.
    [[nodiscard]] bool is_title_again(const Item& item, const Signs& signs) const {
        if (title_.empty() || signs.number || !signs.larger) {
            return false;
        }
        const std::u32string letters = letters_of(item.text);
        return 3 * letters.size() > title_.size() && title_.find(letters) != std::u32string::npos;
    }

    [[nodiscard]] int bookmark_of(const Item& item) const {
        const auto found = named_.bookmarks.empty() ? named_.bookmarks.end() : named_.bookmarks.find(letters_of(item.text));
        return found == named_.bookmarks.end() ? 0 : found->second;
    }

    /// Named by the bookmarks, or by the printed contents; a line that comes again and again is a running head.
    [[nodiscard]] bool is_named(const Item& item, const Signs& signs) const {
        if ((named_.bookmarks.empty() && named_.listed.empty()) || signs.smaller || !(signs.title_like || (signs.display() && !is_sentence(item.text)))) {
            return false;
        }
        const std::u32string letters = letters_of(item.text);
        const auto listed = named_.listed.find(letters);
        return letters.size() >= 2 && (named_.bookmarks.contains(letters) || (listed != named_.listed.end() && listed->second <= kMaxTimes));
    }

    /// Whether headings of this look read like titles, stand over text, and do not follow one another like the lines of a list.
    [[nodiscard]] bool is_look_of_headings(const Signs& signs) const {
        const TypeLook& look = looks_.kinds[static_cast<std::size_t>(signs.look)];
        return 2 * look.titles >= look.members && (look.members < kMinFellows || (5 * look.followed >= 2 * look.titles && 2 * look.in_a_row <= look.members));
    }

    [[nodiscard]] bool is_numbered_heading(std::size_t i) const {
        const Signs& signs = looks_.signs[i];
        const Number& number = *signs.number;
        const Run& run = runs_[static_cast<std::size_t>(run_of_[i])];
        const TypeLook& look = looks_.kinds[static_cast<std::size_t>(signs.look)];
        if (family(number).zone == "clause") {
            return signs.title_like && signs.width <= kMaxPlain && signs.followed && 5 * run.title_like >= 4 * run.members;
        }
        const bool a_list = run.members > 2 && 3 * run.direct > 2 * run.members && family(number).level >= kFirstListRank;
        if (signs.display() && !a_list) {
            const bool closed = items_[i].ended && family(number).level < kFirstListRank && signs.followed && signs.width <= kMaxPlain;   // a stop behind the words
            return signs.title_like || (closed && !is_sentence(items_[i].text)) || (signs.width <= kMaxNamed && 2 * look.titles >= look.members && !is_sentence(items_[i].text));
        }
        const auto& [display, plain] = families_.at(std::pair(number.family, number.depth));
        if (!signs.title_like || signs.smaller || signs.width > kMaxPlain || 7 * display >= 3 * (display + plain)) {
            return false;   // where the family is set in display type, a plain line is none of its headings
        }
        const bool sure_family = family(number).level < kFirstListRank;
        return 5 * run.title_like >= 4 * run.members && (run.members == 1 || 2 * run.direct < run.members) && 2 * run.followed >= run.members &&
               (sure_family || run.members > 1);
    }

    /// A number among fellows counts a list, if they are lines or hang under their numbers, as far as they have more than one line; else they
    /// are the paragraphs of a text.
    [[nodiscard]] bool is_listed(std::size_t i) const {
        const Number& number = *looks_.signs[i].number;
        const Run& run = runs_[static_cast<std::size_t>(run_of_[i])];
        const bool counts_lists = family(number).level >= kFirstListRank || (family(number).zone.empty() && family(number).level >= kFirstTextRank);
        return counts_lists && run.members > 1 && (run.width <= kMaxListed * run.members || items_[i].paragraph->first_line < 0 ||
                                                   (run.hangs_at && std::abs(*run.hangs_at - items_[i].indent) < kSameStart));
    }

    /// A stop or a comma inside, and a stop at the end.
    [[nodiscard]] static bool is_sentence(std::string_view text) {
        constexpr std::u32string_view stops = U"\u3002\uFF1B;", commas = U"\uFF0C,";
        const std::u32string whole = model::to_utf32(text);
        const bool ended = !whole.empty() && (stops.find(whole.back()) != std::u32string_view::npos || whole.back() == U'.');
        const std::u32string_view inside(whole.data(), whole.empty() ? 0 : whole.size() - 1);
        return inside.find_first_of(stops) != std::u32string_view::npos || (ended && inside.find_first_of(commas) != std::u32string_view::npos);
    }

    [[nodiscard]] bool is_display_heading(std::size_t i) const {
        const Signs& signs = looks_.signs[i];
        if (!signs.display() || !signs.title_like || signs.smaller || !is_look_of_headings(signs) || (outlined_ > 0 && !signs.larger)) {
            return false;   // where the source names its headings, bold is emphasis
        }
        const TypeLook& look = looks_.kinds[static_cast<std::size_t>(signs.look)];
        return signs.followed || (look.members >= kMinFellows && 2 * look.followed >= look.members);
    }

    /// A document that sets its numbered headings in display type does so throughout: a few plain ones are items of lists.
    void drop_strays() {
        std::size_t display = outlined_;
        std::vector<std::size_t> plain;
        for (std::size_t i = start_; i < end_; ++i) {
            display += roles_[i].rule == kNumberedDisplay ? 1 : 0;
            if (roles_[i].rule == kNumbered) {
                plain.push_back(i);
            }
        }
        if (display < kManyHeadings || display < 3 * plain.size()) {
            return;
        }
        for (const std::size_t i : plain) {
            const std::size_t marker = roles_[i].marker;
            roles_[i] = Role{};
            if (is_listed(i)) {
                roles_[i].marker = marker;
                make_list_item(roles_[i], "list.numbers", 0.7);
            }
        }
    }

    void set_levels() {
        std::vector<RankedHeading> headings;
        std::vector<std::size_t> places;
        for (std::size_t i = start_; i < end_; ++i) {
            if (roles_[i].type != model::BlockType::heading) {
                continue;
            }
            const Signs& signs = looks_.signs[i];
            RankedHeading heading{signs.number, items_[i].size, signs.strength, items_[i].paragraph->outline_level, bookmark_of(items_[i])};
            if (heading.number && family(*heading.number).zone == "annex") {
                heading.number.reset();   // stands beside chapters or sections, as its type says
            }
            headings.push_back(heading);
            places.push_back(i);
        }
        join_first_points(headings);
        const std::vector<int> levels = find_levels(draft_.profile, headings);
        for (std::size_t k = 0; k < places.size(); ++k) {
            roles_[places[k]].level = levels[k];
        }
    }

    /// `1.` over `1.1` is the first depth of the numbers with points.
    void join_first_points(std::vector<RankedHeading>& headings) const {
        const auto zone = [this](const RankedHeading& h) { return h.number ? std::string_view(family(*h.number).zone) : std::string_view(); };
        int current = 0;
        std::size_t under = 0, pointed = 0, points = 0;
        for (const RankedHeading& heading : headings) {
            if (zone(heading) == "first_point") {
                current = heading.number->value;
            } else if (zone(heading) == "points") {
                points = heading.number->family;
                pointed += 1;
                under += heading.number->depth > 1 && heading.number->first == current ? 1 : 0;
            }
        }
        for (RankedHeading& heading : headings) {
            if (2 * under > pointed && zone(heading) == "first_point") {
                heading.number->family = points;
            }
        }
    }

    /// A list in a list: another family of numbers or bullets than the items above, or further in.
    void set_list_levels() {
        std::vector<std::pair<std::string, float>> open;   // kind of marker, indent
        for (std::size_t i = start_; i < end_; ++i) {
            Role& role = roles_[i];
            if (role.type != model::BlockType::list_item) {
                open.clear();
                continue;
            }
            const Item& item = items_[i];
            if (item.paragraph->marker && item.paragraph->marker->computed) {
                role.level = item.paragraph->marker->level + 1;
                continue;
            }
            const Signs& signs = looks_.signs[i];
            const bool task = model::read_task_box(item.text).has_value();   // ticked or not
            const std::string kind = signs.number ? family(*signs.number).id : task ? "task" : item.text.substr(0, std::max(signs.bullet, role.marker));
            const auto same = std::find_if(open.begin(), open.end(), [&](const auto& o) { return o.first == kind && std::abs(o.second - item.indent) < 1; });
            if (same != open.end()) {
                open.erase(same + 1, open.end());
            } else {
                while (!open.empty() && open.back().second >= item.indent + 1) {
                    open.pop_back();
                }
                if (open.size() < kMaxListLevel) {
                    open.emplace_back(kind, item.indent);
                }
            }
            role.level = static_cast<int>(open.size());
        }
    }

    const Draft& draft_;
    const std::vector<Item>& items_;
    const Looks& looks_;
    const NamedTitles& named_;
    const std::vector<bool>& taken_;
    std::size_t start_, end_;
    std::size_t outlined_ = 0;  ///< headings that the source names
    std::u32string title_;      ///< letters of the document's title
    std::vector<Role> roles_;
    std::vector<Run> runs_;
    std::vector<int> run_of_;   ///< of each item; -1 = not numbered
    std::map<std::pair<std::size_t, int>, std::pair<std::size_t, std::size_t>> families_;   ///< titles of each family and depth: in display type, in the body's
};

}  // namespace

std::vector<Role> find_roles(const Draft& draft, const Looks& looks, const NamedTitles& named, const std::vector<bool>& taken, std::size_t start,
                             std::size_t end) {
    return Finder(draft, looks, named, taken, start, end).run();
}

}  // namespace bianmu::structure
