#include "layout/note_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include "layout/note_marks.h"
#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kMinRule = 20;      // points
constexpr double kMaxRule = 0.45;    // share of the page's width
constexpr double kLowest = 0.3;      // share of the page's height that stays free of notes without a mark
constexpr float kSmaller = 0.93F;    // of the body size
constexpr double kHang = 40;         // points that notes may stand out from their rule
constexpr float kSameSize = 0.03F;   // of the size
constexpr std::size_t kLongestNote = 20;   // lines
constexpr double kEnds = 2;                // em that a note's last line lacks
constexpr double kMargin = 0.35;            // of the page's width
constexpr double kCited = 0.8;             // of the notes at the end of a document, whose marks the text holds

/// Where notes may stand: under a height, in all columns or in those that a rule stands in.
struct Area {
    double top = 0;
    double x0 = -1e9, x1 = 1e9;

    [[nodiscard]] bool holds(const Region& region, const Item& item) const {
        return item.line.box.center_y() > top && region.box.x0 < x1 && region.box.x1 > x0;
    }
};

/// Whether a line of the page above `over` holds the mark.
bool holds_mark(const LaidPage& page, double over, const std::string& mark, const Palette& palette, bool at_head = false) {
    return std::any_of(page.regions.begin(), page.regions.end(), [&](const Region& region) {
        return std::any_of(region.items.begin(), region.items.end(),
                           [&](const Item& item) { return item.is_line() && item.line.box.center_y() < over && cites(item.line, mark, palette, at_head); });
    });
}

/// Finds the notes of one page.
class PageNotes {
public:
    PageNotes(LaidPage& page, float body_size, const Palette& palette, const LaidPage* last_page, const NoteLines* before)
        : page_(page), small_(kSmaller * body_size), palette_(palette), last_page_(last_page), before_(before) {}

    NoteLines take() {
        for (const model::Rule& rule : page_.rules) {
            if (rule.horizontal() && rule.length() >= kMinRule) {
                const Area everywhere{rule.box.center_y()};
                const Area below{rule.box.center_y(), rule.box.x0, rule.box.x1};
                if (notes_.lines.empty() && is_only_rule(rule) && is_notes(everywhere, rule)) {
                    take(everywhere);
                } else if (is_column_notes(below, rule)) {
                    take(below);
                }
            }
        }
        if (notes_.lines.empty()) {
            const Area foot = find_foot();
            if (foot.top > 0) {
                take(foot);
            }
        }
        take_margins();
        return std::move(notes_);
    }

private:
    struct Under {
        const Line* first = nullptr;
        bool only_lines = true;
        bool small = true;
        double left = 1e9;

        [[nodiscard]] bool hangs_from(const model::Rule& rule) const { return first != nullptr && only_lines && left >= rule.box.x0 - kHang; }
    };

    [[nodiscard]] Under under(const Area& area) const {
        Under found;
        for (const Region& region : page_.regions) {
            for (const Item& item : region.items) {
                if (area.holds(region, item)) {
                    found.first = found.first == nullptr && item.is_line() ? &item.line : found.first;
                    found.only_lines = found.only_lines && item.is_line();
                    found.small = found.small && item.is_line() && item.line.size <= small_;
                    found.left = std::min(found.left, item.line.box.x0);
                }
            }
        }
        return found;
    }

    [[nodiscard]] std::string mark_of(const Line& line) const { return leading_mark(spell(line, palette_)); }

    [[nodiscard]] bool is_short(const model::Rule& rule) const { return rule.length() <= kMaxRule * page_.width; }

    /// Whether no other column ends in a short rule too, which would have notes of its own under it.
    [[nodiscard]] bool is_only_rule(const model::Rule& rule) const {
        return std::none_of(page_.rules.begin(), page_.rules.end(), [&](const model::Rule& other) {
            const bool beside = other.box.x0 > rule.box.x1 || other.box.x1 < rule.box.x0;
            return other.horizontal() && other.length() >= kMinRule && is_short(other) && beside && other.box.center_y() > kLowest * page_.height;
        });
    }

    /// Whether all that stands under a rule is small and so notes. The rule over a note that goes on may be as long as the lines.
    [[nodiscard]] bool is_notes(const Area& area, const model::Rule& rule) const {
        const Under found = under(area);
        return found.hangs_from(rule) && found.small && area.top > kLowest * page_.height &&
               (is_short(rule) || goes_on(*found.first));
    }

    /// Whether a column ends in notes: the text over them holds the first one's mark, or the page before ends inside a note. A long rule parts
    /// other things too: under it only the mark counts.
    [[nodiscard]] bool is_column_notes(const Area& area, const model::Rule& rule) const {
        const Under found = under(area);
        if (!found.hangs_from(rule)) {
            return false;
        }
        const bool low = area.top > kLowest * page_.height;
        const LineText text = spell(*found.first, palette_);
        const std::string mark = leading_mark(text);
        if (!is_short(rule)) {
            return low && is_cited(mark, area);
        }
        const std::string number = mark.empty() ? leading_number(text) : mark;
        return goes_on(*found.first) || (low && found.small && !number.empty()) || is_cited(number, area);
    }

    /// Whether a line continues a note inside which the page before ends.
    [[nodiscard]] bool goes_on(const Line& line) const {
        if (before_ == nullptr || std::abs(before_->lines.back().size - line.size) > kSameSize * line.size ||
            one_of(U".。!！?？", before_->lines.back().chars.back().code) || !mark_of(line).empty()) {
            return false;
        }
        return std::any_of(before_->marks.begin(), before_->marks.end(), [](const std::string& mark) { return !mark.empty(); });
    }

    /// Whether a line over the area, or on the page before, holds the mark.
    [[nodiscard]] bool is_cited(const std::string& mark, const Area& area) const {
        return !mark.empty() && (holds(page_, area.top, mark) || (last_page_ != nullptr && !is_noted(mark) && holds(*last_page_, 1e9, mark)));
    }

    /// Whether the page before has the note itself.
    [[nodiscard]] bool is_noted(const std::string& mark) const {
        return before_ != nullptr && std::find(before_->marks.begin(), before_->marks.end(), mark) != before_->marks.end();
    }

    [[nodiscard]] bool holds(const LaidPage& page, double over, const std::string& mark) const { return holds_mark(page, over, mark, palette_); }

    /// The small lines at the end of the last column that begin with a mark that the text holds.
    [[nodiscard]] Area find_foot() const {
        if (page_.regions.empty()) {
            return {};
        }
        const Region& last = page_.regions.back();
        auto first = last.items.rbegin();
        while (first != last.items.rend() && first->is_line() && first->line.size <= small_) {
            ++first;
        }
        if (first == last.items.rbegin()) {
            return {};
        }
        const Line& line = first.base()->line;
        const Area area{line.box.y0, last.box.x0, last.box.x1};
        const LineText text = spell(line, palette_);
        return is_note_head(text) && is_cited(leading_mark(text), area) ? area : Area{};
    }

    /// Whether a column holds nothing but notes, as a page's margin does: small lines under a raised mark that the text holds, or under the rest
    /// of a note.
    [[nodiscard]] bool is_margin(const Region& region) const {
        const bool small = std::all_of(region.items.begin(), region.items.end(), [this](const Item& item) { return item.is_line() && item.line.size <= small_; });
        if (!region.column || !small || region.items.empty() || region.box.width() > kMargin * page_.width) {
            return false;
        }
        const Line& first = region.items.front().line;
        const LineText text = spell(first, palette_);
        return is_raised(text) ? is_cited(leading_mark(text), {1e9}) : notes_.lines.empty() && goes_on(first);
    }

    void take_margins() {
        for (Region& region : page_.regions) {
            if (is_margin(region)) {
                notes_.goes_on = notes_.goes_on || (notes_.lines.empty() && goes_on(region.items.front().line));
                for (Item& item : region.items) {
                    notes_.lines.push_back(std::move(item.line));
                }
                region.items.clear();
            }
        }
        std::erase_if(page_.regions, [](const Region& region) { return region.items.empty(); });
    }

    void take(const Area& area) {
        const bool first = notes_.lines.empty();
        for (Region& region : page_.regions) {
            for (Item& item : region.items) {
                if (area.holds(region, item)) {
                    notes_.lines.push_back(std::move(item.line));
                    item.line = {};
                }
            }
            std::erase_if(region.items, [](const Item& item) { return item.is_line() && item.line.chars.empty(); });
        }
        std::erase_if(page_.regions, [](const Region& region) { return region.items.empty(); });
        if (first) {
            notes_.goes_on = goes_on(notes_.lines.front());
        }
    }

    LaidPage& page_;
    float small_;
    const Palette& palette_;
    const LaidPage* last_page_;   ///< null on the first
    const NoteLines* before_;     ///< of the page before; null if it has none
    NoteLines notes_;
};

/// The notes at the end of the document: its last lines, from the first that begins with a mark that the text holds raised.
class Endnotes {
public:
    Endnotes(std::vector<LaidPage>& pages, const Palette& palette) : pages_(pages), palette_(palette) {}

    void take(std::vector<NoteLines>& taken) {
        find_heads();
        const Head* first = heads_.empty() ? nullptr : find_first(taken);
        for (std::size_t p = first != nullptr ? first->page : pages_.size(); p < pages_.size(); ++p) {
            NoteLines& notes = taken[p];
            const bool alone = notes.lines.empty();
            notes.first_endnote = notes.lines.size();
            for (std::size_t r = p == first->page ? first->region : 0; r < pages_[p].regions.size(); ++r) {
                std::vector<Item>& items = pages_[p].regions[r].items;
                const std::size_t from = p == first->page && r == first->region ? first->item : 0;
                for (std::size_t i = from; i < items.size(); ++i) {
                    notes.lines.push_back(std::move(items[i].line));
                }
                items.resize(from);
            }
            std::erase_if(pages_[p].regions, [](const Region& region) { return region.items.empty(); });
            notes.goes_on = notes.goes_on || (p > first->page && alone && !notes.lines.empty() && leading_mark(spell(notes.lines.front(), palette_)).empty());
        }
    }

private:
    /// A line that begins with a mark.
    struct Head {
        std::size_t page, region, item;
        std::string mark;
        bool raised;
    };

    /// Goes back from the end over lines, of which one in a few begins with a mark.
    void find_heads() {
        std::size_t since = 0;
        for (std::size_t p = pages_.size(); p-- > 0;) {
            for (std::size_t r = pages_[p].regions.size(); r-- > 0;) {
                const std::vector<Item>& items = pages_[p].regions[r].items;
                for (std::size_t i = items.size(); i-- > 0;) {
                    if (!items[i].is_line() || ++since > kLongestNote) {
                        return;
                    }
                    const LineText text = spell(items[i].line, palette_);
                    if (is_note_head(text)) {
                        heads_.push_back({p, r, i, leading_mark(text), is_raised(text)});
                        since = 0;
                    }
                }
            }
        }
    }

    /// The first head whose mark the text holds, if it holds those of most heads after it; one alone must be raised itself.
    [[nodiscard]] const Head* find_first(const std::vector<NoteLines>& taken) const {
        std::set<std::string, std::less<>> cited = raised_marks();
        for (const NoteLines& notes : taken) {
            for (const Line& line : notes.lines) {
                cited.erase(leading_mark(spell(line, palette_)));
            }
        }
        const Head* first = nullptr;
        std::size_t known = 0;
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            if (cited.contains(heads_[i].mark)) {
                ++known;
                const bool most = static_cast<double>(known) >= kCited * static_cast<double>(i + 1);
                first = most && (known > 1 || heads_[i].raised) ? &heads_[i] : first;
            }
        }
        return first;
    }

    /// What the text holds raised, but not at the head of a line.
    [[nodiscard]] std::set<std::string, std::less<>> raised_marks() const {
        std::set<std::string, std::less<>> found;
        for (const LaidPage& page : pages_) {
            for (const Region& region : page.regions) {
                for (const Item& item : region.items) {
                    const std::vector<Char>& chars = item.line.chars;
                    if (std::none_of(chars.begin(), chars.end(), [&item](const Char& c) { return c.size < item.line.size; })) {
                        continue;
                    }
                    const LineText text = spell(item.line, palette_);
                    for (const model::Run& run : text.runs) {
                        if (run.start > 0 && run.style.script == model::Script::superscript) {
                            found.emplace(model::trim(std::string_view(text.text).substr(run.start, run.end - run.start)));
                        }
                    }
                }
            }
        }
        return found;
    }

    std::vector<LaidPage>& pages_;
    const Palette& palette_;
    std::vector<Head> heads_;   ///< from the last
};

/// Whether a note may end with the line at `i`: with a sentence, or before the others end.
bool may_end(const NoteLines& notes, std::size_t i) {
    const Line& line = notes.lines[i];
    const auto longer = [&line](const Line& other) { return other.box.width() > line.box.width() + kEnds * line.size; };
    return ends_sentence(line.chars.back().code) || std::any_of(notes.lines.begin(), notes.lines.end(), longer);
}

/// Finds the marks of the lines that have none yet. A number close before a word is one where the text holds it and it counts on from `last`.
void find_marks(NoteLines& notes, const std::vector<LaidPage>& pages, std::size_t page, int& last, const Palette& palette) {
    const auto is_cited = [&](const std::string& mark) {
        return holds_mark(pages[page], 1e9, mark, palette, true) || (page > 0 && holds_mark(pages[page - 1], 1e9, mark, palette, true));
    };
    for (std::size_t i = notes.marks.size(); i < notes.lines.size(); ++i) {
        const LineText text = spell(notes.lines[i], palette);
        std::string mark = leading_mark(text);
        if (mark.empty()) {
            const std::string number = leading_number(text);
            const bool counts_on = std::atoi(number.c_str()) == last + 1;
            const bool next = i == 0 ? counts_on || !notes.goes_on : counts_on && may_end(notes, i - 1);
            mark = next && !number.empty() && is_cited(number) ? number : mark;
        }
        last = mark.empty() ? last : std::atoi(mark.c_str());
        notes.marks.push_back(std::move(mark));
    }
}

}  // namespace

std::vector<NoteLines> take_note_lines(std::vector<LaidPage>& pages, float body_size, const Palette& palette) {
    std::vector<NoteLines> taken;
    int last = 0;   // number of a note
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const NoteLines* before = taken.empty() || taken.back().lines.empty() ? nullptr : &taken.back();
        taken.push_back(PageNotes(pages[p], body_size, palette, p == 0 ? nullptr : &pages[p - 1], before).take());
        find_marks(taken.back(), pages, p, last, palette);
    }
    Endnotes(pages, palette).take(taken);
    for (std::size_t p = 0; p < pages.size(); ++p) {
        find_marks(taken[p], pages, p, last, palette);
    }
    return taken;
}

}  // namespace bianmu::layout
