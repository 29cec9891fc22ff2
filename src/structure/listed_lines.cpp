#include "structure/listed_lines.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/text.h"
#include "structure/cut_items.h"
#include "structure/section_lines.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxEntry = 90;        // code points
constexpr std::size_t kMaxSentence = 25;     // code points: a longer line with a stop is text
constexpr std::size_t kMaxCell = 60;         // code points of a table's cell in the contents
constexpr std::size_t kMaxWriter = 12;       // letters of who wrote a piece
constexpr std::size_t kMinKey = 2;           // letters of a line that comes again
constexpr float kSameSize = 0.3F;            // points

/// Marks that may stand inside a line: they open no section's name.
constexpr std::u32string_view kInside = U"\u2026\u00B7\u22EF\u30FB\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F\uFF0E\uFF09\u300B\u201D\u2019\u2014\uFF08\uFF5E\u3000\uFF0F\u201C\u2018\u300A\uFF05\u2103\u2013\uFF0D\u00D7";

/// A title without what stands in brackets behind it: who wrote the piece. Empty where nothing does.
std::string_view without_author(std::string_view title) {
    const std::size_t open = std::max(title.rfind("\uFF08") + 1, title.rfind('(') + 1);   // 0 where there is none
    return open > 1 && (title.ends_with("\uFF09") || title.ends_with(')')) ? title.substr(0, open - 1) : std::string_view();
}

/// Whether a line comes again, with its number or author or without.
bool comes_again(const Recurrences& later, const ListedText& line, std::size_t from) {
    return !later.find(line.title, from, false).empty() || (!line.numbered.empty() && !later.find(line.numbered, from, false).empty()) ||
           !later.find(std::string(without_author(line.title)), from, false).empty();
}

constexpr std::u32string_view kBrackets = U"\u3010\u3016\uFF3B\u3014\u300C\u300E\uFF5B[{";   // that open

class Parting {
public:
    Parting(Draft& draft, std::size_t begin) : draft_(draft), items_(draft.items.list), begin_(begin) {}

    /// A table whose cells come again in the text places the lines of the contents.
    void unfold_tables() {
        for (std::size_t i = begin_; i < items_.size() && i < begin_ + 3; ++i) {
            if (items_[i].table == nullptr) {
                continue;
            }
            const Recurrences later(items_, i + 1, items_.size());
            std::size_t again = 0, cells = 0;
            for (const model::Cell& cell : items_[i].table->cells) {
                for (const model::Block& block : cell.blocks) {
                    const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
                    if (paragraph == nullptr || model::length(paragraph->text) > kMaxCell) {
                        return;
                    }
                    const ListedText line = read_listed(draft_, paragraph->text);
                    if (letters_of(line.title).size() > kMinKey) {
                        ++cells;
                        again += comes_again(later, line, 0) ? 1 : 0;
                    }
                }
            }
            if (2 * again <= cells || cells == 0) {
                return;
            }
            unfold_table(draft_.items, i, draft_.flow, draft_.profile);
        }
    }

    /// A list that came as one paragraph becomes its lines again: where its author broke it, and behind a page number, if what is parted
    /// comes again apart and not together.
    void part_lines() {
        const Recurrences later(items_, begin_, items_.size());
        std::size_t more = 0;   // items that the cuts added
        std::vector<Row> rows;
        for (std::size_t i = begin_; i < items_.size() && i < begin_ + kMaxListed && items_[i].is_text(); ++i) {
            const std::size_t from = i - more + 1;
            const std::string& text = items_[i].text;
            const auto again = [&](std::string_view piece) {
                const auto section = match_section(draft_, cut_item(draft_.items, items_[i], static_cast<std::size_t>(piece.data() - text.data()),
                                                                    static_cast<std::size_t>(piece.data() - text.data()) + piece.size()));
                return section ? !later.find(section->name, from, false).empty() : comes_again(later, read_listed(draft_, model::trim(piece)), from);
            };
            std::vector<std::size_t> cuts;
            const std::vector<std::size_t> places = places_to_cut(text);
            for (std::size_t k = 0; k < places.size() && places[k] < text.size(); ++k) {
                const std::size_t start = cuts.empty() ? 0 : cuts.back();
                const auto upto = [&](std::size_t place) { return std::string_view(text).substr(start, place - start); };
                // A mark that closes the section's name stands before the cut.
                std::size_t next = places[k];
                const bool opening = kBrackets.find(model::next_code_point(text, next)) != std::u32string_view::npos;
                const bool closed = !opening && text[places[k]] != '\t' && (places[k] == 0 || text[places[k] - 1] != '\t') && k + 1 < places.size() && letters_of(std::string_view(text).substr(places[k], places[k + 1] - places[k])).empty() && again(upto(places[k + 1]));
                if (!closed && (again(upto(places[k])) || opens_alike(text, places[k]))) {
                    cuts.push_back(places[k]);
                }
            }
            const bool rest = !cuts.empty() && (cuts.size() > 1 || again(std::string_view(text).substr(cuts.back())) || opens_alike(text, cuts.back()));
            const auto together = later.find(read_listed(draft_, text).title, from, false);
            const auto one = [this, more](Recurrence place) {   // `later` counts the items as they were before the cuts
                place.first += more;
                place.last += more;
                return is_one_title(draft_, place) || is_title_with_writer(place);
            };
            if (rest && std::none_of(together.begin(), together.end(), one)) {
                const bool tabs = std::all_of(cuts.begin(), cuts.end(), [&text](std::size_t cut) { return text[cut] == '\t'; });
                const std::size_t made = cut_at(draft_.items, i, cuts);
                if (tabs && (rows.empty() || rows.back().count != made || rows.back().last != i)) {
                    rows.push_back({i, i, made});
                }
                if (tabs) {
                    rows.back().last = i + made;
                }
                more += made - 1;
                i += made - 1;
            } else if (is_running_text(draft_, items_[i])) {
                break;
            }
        }
        for (const Row& row : rows) {
            read_down(row);
        }
    }

private:
    /// Whether a title and one smaller line right under it stand there: whoever wrote it may be listed behind it.
    [[nodiscard]] bool is_title_with_writer(const Recurrence& place) const {
        const Item &title = items_[place.first], &under = items_[place.last - 1];
        return place.last == place.first + 2 && under.size < title.size - kSameSize && letters_of(under.text).size() <= kMaxWriter && !match_section(draft_, title);
    }

    /// Whether what stands behind a tab opens with the bullet that opens the line.
    static bool opens_alike(std::string_view line, std::size_t tab) {
        const std::string_view piece = line[tab] == '\t' ? model::trim(line.substr(tab)) : std::string_view();
        std::size_t end = 0;
        return !piece.empty() && model::next_code_point(piece, end) == model::first_code_point(line) && letters_of(piece.substr(0, end)).empty() && !letters_of(piece).empty();
    }

    /// Items that stood side by side, `count` in each line.
    struct Row {
        std::size_t first = 0, last = 0;
        std::size_t count = 0;
    };

    /// Puts lines that stand in columns in the order in which the text says them again.
    void read_down(const Row& rows) {
        const Recurrences later(items_, rows.last, items_.size());
        std::vector<std::size_t> across, down;   // places in the text
        const auto place = [&](std::size_t i) {
            const auto found = later.find(read_listed(draft_, items_[i].text).title, rows.last, false);
            return found.empty() ? items_.size() : found.front().first;
        };
        std::vector<Item> ordered;
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            across.push_back(place(i));
        }
        for (std::size_t column = 0; column < rows.count; ++column) {
            for (std::size_t i = rows.first + column; i < rows.last; i += rows.count) {
                down.push_back(across[i - rows.first]);
                ordered.push_back(items_[i]);
            }
        }
        std::erase(across, items_.size());   // what the text does not say again
        std::erase(down, items_.size());
        if (std::is_sorted(down.begin(), down.end()) && !std::is_sorted(across.begin(), across.end())) {
            std::move(ordered.begin(), ordered.end(), items_.begin() + static_cast<std::ptrdiff_t>(rows.first));
        }
    }

    /// Around brackets and ornaments of a section's name, behind line breaks, at tabs but for those before digits, and before and behind
    /// digits, with the bracket that closes them, that stand beside a letter or the dashes of a section's name.
    static std::vector<std::size_t> places_to_cut(std::string_view text) {
        std::vector<std::size_t> places;
        bool digits = false, han = false;   // of the character before
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t start = at;
            const char32_t c = model::next_code_point(text, at);
            const bool opens = c >= 0x80 && letters_of(text.substr(start, at - start)).empty() && kInside.find(c) == std::u32string_view::npos;
            const bool letter = (c == U'P' || c == U'p') && at < text.size() && text[at] >= '0' && text[at] <= '9';   // before a page
            const bool page_first = ((c >= U'0' && c <= U'9' && !digits) || letter) && han;   // a page before its title
            const bool tab = c == U'\t' && at < text.size() && !(text[at] >= '0' && text[at] <= '9');
            if (start > 0 && (opens || tab || text[start - 1] == '\n' || (digits && (model::is_han(c) || c == U'\u2014')) || page_first)) {
                places.push_back(start);
            }
            if (opens) {
                places.push_back(at);
            }
            han = model::is_han(c);
            digits = (c >= U'0' && c <= U'9') || (digits && (c == U')' || c == U'\uFF09' || c == U' '));
        }
        places.erase(std::unique(places.begin(), places.end()), places.end());
        return places;
    }

    Draft& draft_;
    std::vector<Item>& items_;
    std::size_t begin_;
};

}  // namespace

ListedText read_listed(const Draft& draft, std::string_view printed) {
    std::string text(printed);
    std::replace(text.begin(), text.end(), '\n', ' ');
    Captures found;
    const Rule& rule = draft.profile.contents_entry;
    if (!rule.matches(text, found) || !found.contains("title")) {
        return {read_text(text), {}, {}};
    }
    const Capture title = found.at("title");
    ListedText line{read_text(title.of(text)), {}, {}};
    if (found.contains("page")) {
        const std::string_view page = found.at("page").of(text);
        const auto number = page.front() >= '0' && page.front() <= '9' ? std::nullopt : read_number(draft.profile, page);   // in words
        line.page = number ? std::to_string(*number) : std::string(page);
    }
    if (!letters_of(std::string_view(text).substr(0, title.start)).empty()) {
        std::size_t start = 0;   // behind a bullet
        for (std::size_t next = 0; next < title.start && letters_of(std::string_view(text).substr(start, (static_cast<void>(model::next_code_point(text, next)), next - start))).empty(); start = next) {
        }
        line.numbered = read_text(std::string_view(text).substr(start, title.end - start));
    }
    return line;
}

bool is_running_text(const Draft& draft, const Item& item) {
    std::size_t chars = model::length(item.text);
    if (chars > kMaxEntry) {   // leaders may be longer than the title
        const ListedText line = read_listed(draft, item.text);
        chars = line.page.empty() ? chars : model::length(line.title);
    }
    return chars > kMaxEntry || (item.ended && chars > kMaxSentence);
}

bool is_one_title(const Draft& draft, const Recurrence& place) {
    const Item& first = draft.items.list[place.first];
    const Item& last = draft.items.list[place.last - 1];
    return std::abs(first.size - last.size) <= kSameSize && first.font == last.font && first.bold == last.bold;
}

void part_contents(Draft& draft, std::size_t begin) {
    Parting parting(draft, begin);
    parting.unfold_tables();
    parting.part_lines();
}

}  // namespace bianmu::structure
