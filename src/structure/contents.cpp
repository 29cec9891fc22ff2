#include "structure/contents.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/text.h"
#include "structure/body_signs.h"
#include "structure/display_lines.h"
#include "structure/label_hits.h"
#include "structure/listed_lines.h"
#include "structure/recurrences.h"
#include "structure/run_in.h"
#include "structure/section_lines.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMinKey = 2;           // letters of a line that comes again
constexpr float kOverEntries = 1.12F;        // of the entries' size: an article's title
constexpr std::size_t kMaxSection = 10;      // letters of a section's name over a brief
constexpr double kSameTitle = 0.75;          // similarity
constexpr float kSameSize = 0.3F;            // points

/// A line of the contents, as its pattern reads it.
struct Line {
    std::size_t first = 0, last = 0;   ///< items, from and to: a long title wraps
    std::string raw, title, page, numbered;
    std::optional<SectionLine> section;
    std::optional<Recurrence> again;   ///< where the body says it
    double confidence = 0;
};

class Reader {
public:
    Reader(Draft& draft, std::size_t start) : draft_(draft), items_(draft.items.list), start_(start) {}

    /// @return the first item after the contents; `start` if there are none.
    std::size_t run() {
        const bool headed = start_ < items_.size() && items_[start_].is_text() && draft_.profile.contents_heading.matches(items_[start_].text);
        begin_ = start_ + (headed ? 1 : 0);
        part_contents(draft_, begin_);
        const std::size_t end = before_sentences(before_colophon(find_end(headed)));
        if (end <= begin_ || (!headed && !convinces(end))) {
            return headed ? keep_heading() : start_;
        }
        if (headed) {
            keep_heading();
        }
        read_lines(end);
        find_again(end);
        join_wrapped();
        find_sections();
        add();
        return end;
    }

private:
    std::size_t keep_heading() {
        const Item& heading = items_[start_];
        draft_.add_evidence("/contents", heading.text, draft_.profile.contents_heading.id, draft_.profile.contents_heading.confidence, heading.locations());
        return begin_;
    }

    [[nodiscard]] Line parse(std::string_view printed) const {
        ListedText text = read_listed(draft_, printed);
        Line line;
        line.raw = std::string(printed);
        line.title = std::move(text.title);
        line.page = std::move(text.page);
        line.numbered = std::move(text.numbered);
        return line;
    }

    /// Whether a number may stand before what a line says.
    [[nodiscard]] bool opens_with_number(std::string_view text) const {
        const char32_t first = model::first_code_point(text);
        return (first >= U'0' && first <= U'9') || first == U'(' || first == U'\uFF08' || (first >= U'\u2460' && first <= U'\u2473') || draft_.profile.numerals.contains(first);
    }

    /// A section that a line names. One with a page is an entry, whatever mark opens it.
    [[nodiscard]] std::optional<SectionLine> section_of(const Item& item) const {
        return parse(item.text).page.empty() ? match_section(draft_, item) : std::nullopt;
    }

    /// What a line says, without its bullet, number, marks and page.
    [[nodiscard]] std::string said(const Item& item) const {
        const auto section = section_of(item);
        return section ? section->name : parse(item.text).title;
    }

    /// Where what a line says comes again, without its number or with it.
    [[nodiscard]] std::vector<Recurrence> found_again(const Recurrences& items, const Item& item, std::size_t from) const {
        std::vector<Recurrence> places = items.find(said(item), from, false);
        return places.empty() && opens_with_number(item.text) ? items.find(parse(item.text).numbered, from, false) : places;
    }

    /// The contents end where the body begins: where the first of their lines comes again, or at the latest at running text.
    [[nodiscard]] std::size_t find_end(bool headed) const {
        std::size_t end = begin_;
        while (end < items_.size() && end < begin_ + kMaxListed && items_[end].is_text() && !is_running_text(draft_, items_[end])) {
            ++end;
        }
        // Titles stand over the text: what is cut off by it may be the body's first lines.
        const std::size_t text = end;
        const Recurrences again(items_, begin_, std::min(items_.size(), end + 4));
        bool met = false;
        for (std::size_t i = begin_; i < end; ++i) {
            const std::string own = said(items_[i]);
            if (letters_of(own).size() < kMinKey) {
                continue;
            }
            std::vector<Recurrence> places = found_again(again, items_[i], i + 1);
            // A line that is listed twice comes again in its own look before it does in that of the body.
            const auto own_look = [&](const Recurrence& place) { return look_of(items_[place.first]) == look_of(items_[i]); };
            if (!places.empty() && (!std::all_of(places.begin(), places.end(), own_look) || (is_section(i) && !is_section(i + 1) && !is_followed_alike(i, places.front())))) {
                std::erase_if(places, own_look);
            }
            if (!places.empty() && places.front().first <= end) {
                end = places.front().first;
                met = true;
            }
        }
        if (met) {
            return before_body(end);
        }
        if (!headed) {
            return begin_;
        }
        // No line comes again: display type in the midst of the page begins the body.
        for (std::size_t i = begin_ + 1; i < text; ++i) {
            const Item& item = items_[i];
            const bool section = match_section(draft_, item).has_value() && match_section(draft_, items_[begin_]).has_value() &&
                                 similarity(said(item), said(items_[begin_])) >= kSameTitle;
            if (section || (item.centred && item.size > kOverEntries * items_[begin_].size) || item.paragraph->page_break_before) {
                return i;
            }
        }
        return text;
    }

    [[nodiscard]] bool is_section(std::size_t i) const { return i < items_.size() && items_[i].is_text() && match_section(draft_, items_[i]).has_value(); }

    /// Whether the line under a section's name says the same again where the name comes again: there the body begins, not another line of the contents.
    [[nodiscard]] bool is_followed_alike(std::size_t i, const Recurrence& place) const {
        return place.last < items_.size() && i + 1 < place.first && items_[place.last].is_text() && similarity(said(items_[i + 1]), said(items_[place.last])) >= kSameTitle;
    }

    /// The body may begin before the first line that comes again: with a section that the contents name otherwise, or not at all.
    [[nodiscard]] std::size_t before_body(std::size_t end) const {
        const std::size_t found = end;
        const Recurrences later(items_, begin_, items_.size());
        const auto first = section_of(items_[begin_]);
        for (std::size_t i = end; i > begin_ + 1 && i + 3 > found; --i) {
            const Item& item = items_[i - 1];
            if (!later.find(said(item), i, false).empty()) {
                break;
            }
            const auto own = section_of(item);
            const bool section = own && (!first || own->marker == first->marker);
            const bool display = item.size > kOverEntries * items_[begin_].size || (item.centred && !items_[begin_].centred);
            if (section || display || item.paragraph->page_break_before) {
                end = i - 1;
            }
        }
        return end;
    }

    /// Lines under the last that has a page or comes again are none of the contents where some of them are sentences: what stands with them in a box.
    [[nodiscard]] std::size_t before_sentences(std::size_t end) const {
        const Recurrences later(items_, end, items_.size());
        std::size_t last = end;
        bool sentences = false;
        while (last > begin_ && parse(items_[last - 1].text).page.empty() && found_again(later, items_[last - 1], end).empty()) {
            --last;
            sentences = sentences || (items_[last].ended && !items_[last].centred);
        }
        return sentences && last > begin_ ? last : end;
    }

    /// Where a colophon stands under the contents of the first page, they end at it.
    [[nodiscard]] std::size_t before_colophon(std::size_t end) const {
        for (std::size_t i = begin_ + 1; i < end; ++i) {
            if (opens_with_label(draft_.profile, items_[i].text) && items_[i].text.find_first_of(":\xEF") != std::string::npos) {
                return i;
            }
        }
        return end;
    }

    /// Without a heading, only lines of which most come again, or have pages, are contents.
    [[nodiscard]] bool convinces(std::size_t end) const {
        const Recurrences later(items_, end, items_.size());
        std::size_t again = 0, paged = 0;
        for (std::size_t i = begin_; i < end; ++i) {
            again += found_again(later, items_[i], end).empty() ? 0 : 1;
            paged += parse(items_[i].text).page.empty() ? 0 : 1;
        }
        // One line alone has a page, or comes again at once, as nothing else does.
        const bool twice = end + 1 < items_.size() && letters_of(items_[begin_].text) == letters_of(items_[end].text);
        const bool lone = end == begin_ + 1 && again == 1 && (paged == 1 || twice);
        return lone || (end >= begin_ + 2 && again >= 2 && 3 * std::max(again, paged) >= 2 * (end - begin_));
    }

    void read_lines(std::size_t end) {
        for (std::size_t i = begin_; i < end; ++i) {
            Line line = parse(items_[i].text);
            line.first = i;
            line.last = i + 1;
            line.section = match_section(draft_, items_[i]);
            line.confidence = confidence_of(draft_.profile.contents_entry, items_[i], draft_.items);
            lines_.push_back(std::move(line));
        }
        part_sections(end);
        read_pages_before();
        keep_numbers(end);
        // An ornament before every line is a bullet, and one before lines under a plain first line; else it marks sections.
        const auto ornament = [](const Line& line) { return line.section && line.section->ornament; };
        const auto plain = std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return !line.section; });
        const bool bracketed = std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.section && !line.section->ornament; });
        std::u32string bullets;   // that open lines too long for a section's name
        for (const Line& line : lines_) {
            bullets += line.section ? U"" : std::u32string(1, model::first_code_point(line.raw));
        }
        for (Line& line : lines_) {
            const bool bullet = ornament(line) && bullets.find(model::first_code_point(line.raw)) != std::u32string::npos;
            if (bullet) {
                line.section.reset();
            } else if (ornament(line) && (plain == 0 || bracketed || !lines_.front().section) && !comes_again_marked(line, end)) {
                line.section.reset();
            }
        }
    }

    /// `Section: title`, or with white space between, is both where the body says the one right over the other.
    void part_sections(std::size_t end) {
        const auto colon_of = [](const std::string& title) { return std::min(title.find("\uFF1A"), title.find_first_of(": ")); };
        if (std::none_of(lines_.begin(), lines_.end(), [&](const Line& line) { return colon_of(line.title) != std::string::npos; })) {
            return;
        }
        const Recurrences body(items_, end, items_.size());
        std::vector<Line> parted;
        std::vector<DisplayLook> looks;   // of the sections' names in the body
        for (Line& line : lines_) {
            const std::size_t colon = line.section ? std::string::npos : colon_of(line.title);
            const std::size_t in_raw = colon == std::string::npos ? colon : line.raw.find(line.title.substr(0, colon));
            if (in_raw != std::string::npos) {
                const std::size_t width = line.title[colon] == ':' || line.title[colon] == ' ' ? 1 : 3;
                const std::size_t cut = in_raw + colon + width;
                const std::string name = line.title.substr(0, colon), title = read_text(line.title.substr(colon + width));
                const std::vector<Recurrence> over = body.find(name, 0, false), under = body.find(title, 0, false);
                const auto both = std::find_if(over.begin(), over.end(), [&](const Recurrence& a) {
                    return !a.opens && std::any_of(under.begin(), under.end(), [&](const Recurrence& b) {
                        return b.first == a.last && items_[b.first].size > items_[a.first].size - kSameSize;   // who wrote it stands smaller
                    });
                });
                if (both != over.end() && letters_of(name).size() >= kMinKey) {
                    looks.push_back(look_of(items_[both->first]));
                    Line section = line;
                    section.raw = line.raw.substr(0, cut);
                    section.section = SectionLine{name, {}, "section.listed", 0.9, false};
                    parted.push_back(std::move(section));
                    line.raw = line.raw.substr(cut);
                    line.title = title;
                }
            }
            parted.push_back(std::move(line));
        }
        lines_ = std::move(parted);
        for (Line& line : lines_) {   // sections of which the contents list no title
            const std::vector<Recurrence> places = line.section || looks.empty() ? std::vector<Recurrence>() : body.find(line.title, 0, false);
            if (std::any_of(places.begin(), places.end(), [&](const Recurrence& place) { return !place.opens && std::find(looks.begin(), looks.end(), look_of(items_[place.first])) != looks.end(); })) {
                line.section = SectionLine{line.title, {}, "section.listed", 0.8, false};
            }
        }
    }

    /// A number that the body prints before a title or a section too is part of it.
    void keep_numbers(std::size_t end) {
        if (std::all_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.numbered.empty() || line.section; })) {
            return;
        }
        const Recurrences body(items_, end, items_.size());
        const auto whole = [&body](const std::string& title) {
            const std::vector<Recurrence> places = body.find(title, 0, false);
            return std::any_of(places.begin(), places.end(), [](const Recurrence& place) { return !place.opens; });
        };
        for (Line& line : lines_) {
            if (!line.numbered.empty() && !line.section && !whole(line.title) && whole(line.numbered)) {
                line.title = line.numbered;
                line.page = line.raw.ends_with(line.page) ? line.page : std::string();   // before it stood no page
            }
        }
    }

    /// Numbers before nearly all titles, none smaller than the one before, are pages.
    void read_pages_before() {
        std::vector<std::pair<Line*, std::size_t>> numbered;
        int last = 0;
        for (Line& line : lines_) {
            std::size_t digits = 0;
            while (digits < line.title.size() && line.title[digits] >= '0' && line.title[digits] <= '9') {
                ++digits;
            }
            const bool number = line.page.empty() && !line.section && digits > 0 && digits < 4 && digits < line.title.size() && line.title[digits] == ' ';
            const int own = number ? std::stoi(line.title.substr(0, digits)) : line.page.empty() ? 0 : last;
            if (number && own < last) {
                return;
            }
            last = std::max(own, last);
            if (number) {
                numbered.emplace_back(&line, digits);
            }
        }
        const auto entries = std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return !line.section && line.page.empty(); });
        if (numbered.size() < 2 || 3 * std::ssize(numbered) < 2 * entries) {
            return;
        }
        for (const auto& [line, digits] : numbered) {
            line->page = line->title.substr(0, digits);
            line->title = read_text(line->title.substr(digits));
        }
    }

    /// Whether the body names a section so, with the same ornament.
    [[nodiscard]] bool comes_again_marked(const Line& line, std::size_t end) const {
        return std::any_of(items_.begin() + static_cast<std::ptrdiff_t>(end), items_.end(), [&](const Item& item) {
            const auto later = item.is_text() ? match_section(draft_, item) : std::nullopt;
            return later && later->marker == line.section->marker && similarity(later->name, line.section->name) >= kSameTitle;
        });
    }

    void find_again(std::size_t end) {
        const Recurrences body(items_, end, items_.size());
        std::vector<std::string> listed, pages;
        for (const Line& line : lines_) {
            listed.push_back(line.section ? line.section->name : line.title);
            pages.push_back(line.page);
        }
        const auto again = body.align(listed, pages, [this](std::size_t, const Recurrence& place) {
            const Item& item = items_[place.first];
            return (item.size > draft_.items.body_size || item.bold || item.centred ? 0.2 : 0) - (place.opens ? 0.1 : 0);
        });
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            lines_[i].again = again[i];
        }
    }

    /// A line that is only the beginning of what the body says takes what follows.
    void join_wrapped() {
        const bool paged = 2 * std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return !line.page.empty(); }) >= std::ssize(lines_);
        const Recurrences body(items_, lines_.back().last, items_.size());
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            Line& line = lines_[i];
            Line& next = lines_[i + 1];
            if (line.section || next.section || !line.page.empty() || (line.again && !line.again->opens && next.again && !next.again->opens)) {
                continue;
            }
            if (paged && next.page.empty()) {
                continue;
            }
            const auto whole = body.find(line.title + next.title, 0, false);
            const bool author = paged && line.again && !next.again && is_bracketed(next.title);   // the body says it in a line of its own, or not at all
            if (whole.empty() ? !author : !is_one_title(draft_, whole.front())) {
                continue;
            }
            line.raw += "\n" + next.raw;
            line.title = read_text(line.title + (model::joins_without_space(model::last_code_point(line.title), model::first_code_point(next.title)) ? "" : " ") + next.title);
            line.page = next.page;
            line.last = next.last;
            line.again = whole.empty() ? line.again : whole.front();
            lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    /// Bare lines name sections where the body sets the next line right under them, where they look like lines that do, or where
    /// alone they have no page.
    void find_sections() {
        if (std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.section.has_value(); })) {
            return;
        }
        const auto text_between = [&](std::size_t from, std::size_t to) {
            return std::any_of(items_.begin() + static_cast<std::ptrdiff_t>(from), items_.begin() + static_cast<std::ptrdiff_t>(to),
                               [this](const Item& item) { return !item.is_text() || is_running_text(draft_, item); });
        };
        const auto paged = std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return !line.page.empty(); });
        const bool some_paged = paged > 0 && 3 * paged >= std::ssize(lines_);
        std::vector<const Item*> looks;
        const auto name = [&](Line& line, double confidence) {
            line.section = SectionLine{line.title, {}, "section.listed", confidence, false};
            if (line.again) {
                looks.push_back(&items_[line.again->first]);
            }
        };
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            Line& line = lines_[i];
            if (!line.page.empty()) {
                continue;
            }
            const bool next = i + 1 < lines_.size() && line.again && lines_[i + 1].again && !line.again->opens;
            const bool over_brief = line.again && !line.again->opens && letters_of(line.title).size() <= kMaxSection && line.again->last < items_.size() &&
                                    opens_brief(items_[line.again->first], line.again->last);
            const bool heads = over_brief || (next && lines_[i + 1].again->first >= line.again->last && !text_between(line.again->last, lines_[i + 1].again->first));
            if (heads || some_paged) {
                name(line, heads && some_paged ? 0.95 : 0.85);
            }
        }
        for (Line& line : lines_) {   // sections that list nothing, set like the others
            if (line.section || !line.again || line.again->opens || !line.page.empty()) {
                continue;
            }
            const Item& own = items_[line.again->first];
            const bool alike = std::any_of(looks.begin(), looks.end(), [&own](const Item* other) {
                return other->font == own.font && other->centred == own.centred && other->bold == own.bold && other->color == own.color &&
                       std::abs(other->size - own.size) < 0.3F;
            });
            const bool title_too = std::any_of(lines_.begin(), lines_.end(), [&](const Line& other) {
                return &other != &line && !other.section && other.again && items_[other.again->first].font == own.font &&
                       std::abs(items_[other.again->first].size - own.size) < 0.3F && items_[other.again->first].bold == own.bold;
            });
            if (alike && !title_too) {
                name(line, 0.8);
            }
        }
    }

    /// Whether a brief begins under a line: run in, or with a title of its own over text.
    [[nodiscard]] bool opens_brief(const Item& over, std::size_t at) const {
        const Item& item = items_[at];
        const bool display = at + 1 < items_.size() && items_[at + 1].is_text() && look_of(item) != look_of(over) &&
                             (is_display(draft_, item) || match_section(draft_, item)) && items_[at + 1].ended;
        return item.is_text() && (display || find_run_in(draft_, item, false) || opens_with_sentences(draft_, at, items_.size()));
    }

    void add() {
        auto& parts = draft_.document.contents;
        for (const Line& line : lines_) {
            std::vector<model::Location> places;
            for (std::size_t i = line.first; i < line.last; ++i) {
                places.insert(places.end(), items_[i].locations().begin(), items_[i].locations().end());
            }
            if (line.section && !parts.empty() && parts.back().section == line.section->name) {   // printed before each of its titles
                model::Evidence& name = *std::find_if(draft_.document.evidence.rbegin(), draft_.document.evidence.rend(),
                                                      [](const model::Evidence& e) { return e.pointer.ends_with("/section"); });
                Draft::extend(name, line.raw, places);
                continue;
            }
            if (line.section) {
                parts.emplace_back().section = line.section->name;
                draft_.add_evidence("/contents/" + std::to_string(parts.size() - 1) + "/section", line.raw, line.section->rule,
                                    line.again ? 1 - (1 - line.section->confidence) / 2 : line.section->confidence, places);
                continue;
            }
            if (parts.empty()) {
                parts.emplace_back();
            }
            parts.back().entries.push_back({line.title, line.page, {}});
            draft_.add_evidence("/contents/" + std::to_string(parts.size() - 1) + "/entries/" + std::to_string(parts.back().entries.size() - 1), line.raw,
                                draft_.profile.contents_entry.id, line.again ? 1 - (1 - line.confidence) / 2 : line.confidence, places);
        }
    }

    Draft& draft_;
    std::vector<Item>& items_;
    std::size_t start_, begin_ = 0;
    std::vector<Line> lines_;
};

}  // namespace

std::size_t read_contents(Draft& draft, std::size_t start) { return Reader(draft, start).run(); }

}  // namespace bianmu::structure
