#include "structure/contents.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/text.h"
#include "structure/cut_items.h"
#include "structure/label_hits.h"
#include "structure/recurrences.h"
#include "structure/section_lines.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxEntry = 90;        // code points
constexpr std::size_t kMaxSentence = 25;     // code points: a longer line with a stop is text
constexpr std::size_t kMaxLines = 300;       // contents are not longer
constexpr std::size_t kMaxCell = 60;         // code points of a table's cell in the contents
constexpr std::size_t kMinKey = 2;           // letters of a line that comes again
constexpr float kLarger = 1.12F;             // of the entries' size: an article's title
constexpr double kSameTitle = 0.75;          // similarity
constexpr float kSameSize = 0.3F;            // points

/// A line of the contents, as its pattern reads it.
struct Line {
    std::size_t first = 0, last = 0;   ///< items, from and to: a long title wraps
    std::string raw, title, page;
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
        unfold_tables();
        part_lines();
        const std::size_t end = before_colophon(find_end(headed));
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
                    const Line line = parse(paragraph->text);
                    if (letters_of(line.title).size() > kMinKey) {
                        ++cells;
                        again += later.find(line.title, 0, false).empty() ? 0 : 1;
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
        for (std::size_t i = begin_; i < items_.size() && i < begin_ + kMaxLines && items_[i].is_text(); ++i) {
            const std::size_t from = i - more + 1;
            const std::string& text = items_[i].text;
            const auto again = [&](std::string_view piece) {
                const auto section = match_section(draft_, cut_item(draft_.items, items_[i], static_cast<std::size_t>(piece.data() - text.data()),
                                                                    static_cast<std::size_t>(piece.data() - text.data()) + piece.size()));
                return !later.find(section ? section->name : parse(model::trim(piece)).title, from, false).empty();
            };
            std::vector<std::size_t> cuts;
            for (const std::size_t cut : places_to_cut(text)) {
                const std::size_t start = cuts.empty() ? 0 : cuts.back();
                if (again(std::string_view(text).substr(start, cut - start))) {
                    cuts.push_back(cut);
                }
            }
            const bool rest = !cuts.empty() && (cuts.size() > 1 || again(std::string_view(text).substr(cuts.back())));
            const auto together = later.find(parse(text).title, from, false);
            if (rest && std::none_of(together.begin(), together.end(), [this](const Recurrence& place) { return is_one_title(place); })) {
                const std::size_t made = cut_at(draft_.items, i, cuts);
                more += made - 1;
                i += made - 1;
            } else if (is_running_text(items_[i])) {
                break;
            }
        }
    }

    /// Whether what stands at the place is set as one: not a section and the title under it.
    [[nodiscard]] bool is_one_title(const Recurrence& place) const {
        const Item& first = items_[place.first];
        const Item& last = items_[place.last - 1];
        return std::abs(first.size - last.size) <= kSameSize && first.font == last.font && first.bold == last.bold;
    }

    /// Before brackets and ornaments that open a section's name, behind line breaks, and behind digits, with the bracket that closes them, where a letter follows.
    static std::vector<std::size_t> places_to_cut(std::string_view text) {
        std::vector<std::size_t> places;
        bool digits = false;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t start = at;
            const char32_t c = model::next_code_point(text, at);
            const bool opens = std::u32string_view(U"\u3010\u3016\uFF3B[\u300C\u25C6\u2605\u25B2\u25CF\u25A0\u25C7\u2606\u203B\u25AA\u2756").find(c) != std::u32string_view::npos;
            if (start > 0 && (opens || text[start - 1] == '\n' || (digits && (model::is_han(c) || c == U'\u201C' || c == U'\u300A')))) {
                places.push_back(start);
            }
            digits = (c >= U'0' && c <= U'9') || (digits && (c == U')' || c == U'\uFF09' || c == U' '));
        }
        return places;
    }

    [[nodiscard]] Line parse(std::string_view printed) const {
        Line line;
        line.raw = std::string(printed);
        std::string text = line.raw;
        std::replace(text.begin(), text.end(), '\n', ' ');
        Captures found;
        const Rule& rule = draft_.profile.contents_entry;
        if (rule.matches(text, found) && found.contains("title")) {
            line.title = read_text(found.at("title").of(text));
            line.page = found.contains("page") ? std::string(found.at("page").of(text)) : std::string();
        } else {
            line.title = read_text(text);
        }
        return line;
    }

    /// What a line says, without its bullet, number, marks and page.
    [[nodiscard]] std::string said(const Item& item) const {
        const auto section = match_section(draft_, item);
        return section ? section->name : parse(item.text).title;
    }

    [[nodiscard]] bool is_running_text(const Item& item) const {
        std::size_t chars = model::length(item.text);
        if (chars > kMaxEntry) {   // leaders may be longer than the title
            const Line line = parse(item.text);
            chars = line.page.empty() ? chars : model::length(line.title);
        }
        return chars > kMaxEntry || (item.ended && chars > kMaxSentence);
    }

    /// The contents end where the body begins: where the first of their lines comes again, or at the latest at running text.
    [[nodiscard]] std::size_t find_end(bool headed) const {
        std::size_t end = begin_;
        while (end < items_.size() && end < begin_ + kMaxLines && items_[end].is_text() && !is_running_text(items_[end])) {
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
            for (const Recurrence& place : again.find(own, i + 1, false)) {
                if (place.first > i && place.first <= end) {
                    end = place.first;
                    met = true;
                }
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
            if (section || (item.centred && item.size > kLarger * items_[begin_].size) || item.paragraph->page_break_before) {
                return i;
            }
        }
        return text;
    }

    /// The body may begin before the first line that comes again: with a section that the contents name otherwise, or not at all.
    [[nodiscard]] std::size_t before_body(std::size_t end) const {
        const std::size_t found = end;
        const Recurrences later(items_, begin_, items_.size());
        const auto first = match_section(draft_, items_[begin_]);
        for (std::size_t i = end; i > begin_ + 1 && i + 3 > found; --i) {
            const Item& item = items_[i - 1];
            if (!later.find(said(item), i, false).empty()) {
                break;
            }
            const auto own = match_section(draft_, item);
            const bool section = own && (!first || own->marker == first->marker);
            const bool display = item.size > kLarger * items_[begin_].size || (item.centred && !items_[begin_].centred);
            if (section || display || item.paragraph->page_break_before) {
                end = i - 1;
            }
        }
        return end;
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
            again += later.find(said(items_[i]), end, false).empty() ? 0 : 1;
            paged += parse(items_[i].text).page.empty() ? 0 : 1;
        }
        return end >= begin_ + 2 && again >= 2 && 3 * std::max(again, paged) >= 2 * (end - begin_);
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

    /// Whether the body names a section so, with the same ornament.
    [[nodiscard]] bool comes_again_marked(const Line& line, std::size_t end) const {
        return std::any_of(items_.begin() + static_cast<std::ptrdiff_t>(end), items_.end(), [&](const Item& item) {
            const auto later = item.is_text() ? match_section(draft_, item) : std::nullopt;
            return later && later->marker == line.section->marker && similarity(later->name, line.section->name) >= kSameTitle;
        });
    }

    void find_again(std::size_t end) {
        const Recurrences body(items_, end, items_.size());
        std::vector<std::string> listed;
        for (const Line& line : lines_) {
            listed.push_back(line.section ? line.section->name : line.title);
        }
        const auto again = body.align(listed, [this](std::size_t, const Recurrence& place) {
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
            const auto whole = body.find(line.title + next.title, 0, false);
            if (whole.empty() || (paged && next.page.empty())) {
                continue;
            }
            if (!is_one_title(whole.front())) {
                continue;
            }
            line.raw += "\n" + next.raw;
            line.title = read_text(line.title + (model::joins_without_space(model::last_code_point(line.title), model::first_code_point(next.title)) ? "" : " ") + next.title);
            line.page = next.page;
            line.last = next.last;
            line.again = whole.front();
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
                               [this](const Item& item) { return !item.is_text() || is_running_text(item); });
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
            const bool heads = next && lines_[i + 1].again->first >= line.again->last && !text_between(line.again->last, lines_[i + 1].again->first);
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

    void add() {
        auto& parts = draft_.document.contents;
        for (const Line& line : lines_) {
            std::vector<model::Location> places;
            for (std::size_t i = line.first; i < line.last; ++i) {
                places.insert(places.end(), items_[i].locations().begin(), items_[i].locations().end());
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
