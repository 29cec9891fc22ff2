#include "layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "layout/line_text.h"
#include "layout/lines.h"
#include "layout/watermarks.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kMargin = 0.14;        // share of the page's height where page numbers stand
constexpr double kTextMargin = 0.1;     // for running text
constexpr double kOuterTop = 0.05;      // for small type that no other page has
constexpr double kOuterFoot = 0.06;
constexpr double kSameHeight = 4;       // points
constexpr std::size_t kMaxRows = 4;     // running lines at one edge
constexpr double kApart = 1.2;          // em of the page's text between a running line and the text
constexpr double kSmaller = 0.95;        // of the text's size
constexpr double kSmall = 0.8;
constexpr double kTiny = 0.6;
constexpr double kPartGap = 5;          // em between the parts of a line set left, in the middle and right
constexpr std::size_t kFewLetters = 6;  // beside a page number
constexpr double kShortLabel = 8;       // em
constexpr std::size_t kLabel = 12;      // letters of a label over a page number
constexpr std::size_t kFewWords = 4;    // letters that make a running head with its number
constexpr int kLongestNumber = 9999;
constexpr double kMinNoteRule = 20;     // points
constexpr double kMaxNoteRule = 0.45;   // share of the page's width; the rule over a running foot is longer
constexpr double kNotesHeight = 8;      // em of the note between it and the rule

/// A row of stretches at an edge of a page, or of the text that lies across it.
struct Row {
    std::size_t page = 0;
    int side = -1;                       ///< index into LaidPage::sides; -1 = the page's own text
    std::vector<std::size_t> stretches;
    std::vector<model::Box> parts;       ///< of the stretches, left to right
    model::Box box;
    bool top = false;
    std::size_t depth = 0;               ///< rows farther out
    double from_edge = 0;                ///< share of the height, of its middle
    double white = 1e9;                  ///< towards the text, points
    double size = 0;
    double text_size = 0;                ///< of most of the page
    int angle = 0;
    std::string spelled;
    std::string text;                    ///< without white space
    std::vector<int> numbers;
    bool dressed = false;                ///< a page number and marks around it, no more
    std::string word;                    ///< its letters, sorted: the parts of a line change sides from page to page
    std::size_t letters = 0;
    bool begins_with_letter = false;
    std::vector<int> lone_numbers;       ///< of parts that are a number only
    bool three_parts = false;            ///< left, in the middle and right
    bool two_sided = false;              ///< left and right
    bool artifact = true;
    bool under_note_rule = false;        ///< under the short rule that parts footnotes from the text
    bool over_rule = false;              ///< a rule runs close under it
    bool flush = false;                  ///< one short line of the text's own size at its left edge

    /// A few words over the page number; a footnote is longer, or begins with its mark.
    [[nodiscard]] bool is_label() const { return depth > 0 && begins_with_letter && letters <= kLabel; }
    [[nodiscard]] long height() const { return std::lround(box.center_y() / kSameHeight); }
};

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_letter(char32_t c) {
    return model::is_counted(c) && !is_digit(c) && ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c > 0x2E7F || (c > 0xBF && c < 0x2000)) &&
           !(c >= 0x3000 && c <= 0x3020) && !(c >= 0xFF01 && c <= 0xFF0F);
}

/// The value of a text that is a Roman number in one case; 0 otherwise.
int roman(const std::u32string& text) {
    int value = 0, last = 0;
    for (auto at = text.rbegin(); at != text.rend(); ++at) {
        constexpr std::u32string_view small = U"ivxlc", large = U"IVXLC";
        constexpr int worth[] = {1, 5, 10, 50, 100};
        const auto found = (text.front() >= U'a' ? small : large).find(*at);
        if (found == std::u32string_view::npos) {
            return 0;
        }
        value += worth[found] < last ? -worth[found] : worth[found];
        last = std::max(last, worth[found]);
    }
    return value;
}

/// A line of digits and the marks that page numbers are dressed with.
bool is_dress(char32_t c) {
    return std::u32string_view(U"-‐‑‒–—―−－·•・./|~～()（）[]［］<>《》〈〉〔〕【】").find(c) != std::u32string_view::npos;
}

void read_text(Row& row) {
    row.text = model::squash(row.spelled);
    std::u32string word;
    bool in_number = false;
    row.dressed = true;
    row.begins_with_letter = is_letter(model::first_code_point(row.text));
    for (const char32_t c : model::to_utf32(row.text)) {
        if (is_digit(c)) {
            const int digit = static_cast<int>(c >= U'０' ? c - U'０' : c - U'0');
            if (in_number) {
                row.numbers.back() = std::min(row.numbers.back() * 10 + digit, kLongestNumber + 1);
            } else {
                row.numbers.push_back(digit);
            }
            in_number = true;
            continue;
        }
        in_number = false;
        row.dressed = row.dressed && is_dress(c);
        if (is_letter(c)) {
            word += c;
        }
    }
    if (row.numbers.empty() && !word.empty() && word.size() <= kFewLetters) {
        if (const int value = roman(word); value > 0) {
            row.numbers.push_back(value);
            row.dressed = true;
            word.clear();
        }
    }
    row.dressed = row.dressed && (row.numbers.size() == 1 || row.numbers.size() == 2) && row.numbers.front() <= kLongestNumber;
    std::sort(word.begin(), word.end());
    row.letters = word.size();
    row.word = model::to_utf8(word);
}

bool on_one_row(const model::Box& a, const model::Box& b) {
    return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) >= 0.5 * std::min(a.height(), b.height());
}

/// The wide gaps of a line set in short parts; 0 if a part is long.
std::size_t gaps_between_parts(const Row& row) {
    std::size_t gaps = 0;
    double start = row.parts.front().x0;
    for (std::size_t i = 1; i <= row.parts.size(); ++i) {
        const bool ends = i == row.parts.size() || row.parts[i].x0 - row.parts[i - 1].x1 > kPartGap * row.size;
        if (ends && row.parts[i - 1].x1 - start > row.box.width() / 2) {
            return 0;
        }
        if (ends && i < row.parts.size()) {
            ++gaps;
            start = row.parts[i].x0;
        }
    }
    return gaps;
}

/// Gathers the outermost rows of a page's text at one edge. A table farther out ends them.
void gather(const std::vector<Line>& stretches, const std::vector<Grid>& grids, Row sample, double height, const Palette& palette, std::vector<Row>& out) {
    const bool top = sample.top;
    std::vector<std::size_t> order(stretches.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    const auto outwards = [&](const model::Box& box) { return top ? box.y0 : -box.y1; };
    const std::size_t enough = std::min<std::size_t>(order.size(), 64);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(enough), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(outwards(stretches[a].box), a) < std::pair(outwards(stretches[b].box), b);
    });
    double table = 1e9;
    for (const Grid& grid : grids) {
        table = std::min(table, outwards(grid.box));
    }
    std::vector<Row> rows;
    bool whole = enough == order.size();   // the last row holds all its stretches
    for (std::size_t i = 0; i < enough && rows.size() <= kMaxRows; ++i) {
        const model::Box& box = stretches[order[i]].box;
        if (outwards(box) > table) {
            whole = true;
            break;
        }
        if (rows.empty() || !on_one_row(rows.back().box, box)) {
            rows.push_back(sample);
            rows.back().box = box;
            rows.back().depth = rows.size() - 1;
        }
        rows.back().stretches.push_back(order[i]);
        rows.back().box.add(box);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row& row = rows[i];
        const double next = i + 1 < rows.size() ? outwards(rows[i + 1].box) : 1e9;
        row.white = std::min(next, table) - (top ? row.box.y1 : -row.box.y0);
        if (i == kMaxRows || (!whole && i + 1 == rows.size())) {
            break;   // it may be cut short
        }
        row.from_edge = top ? row.box.center_y() / height : 1 - row.box.center_y() / height;
        std::sort(row.stretches.begin(), row.stretches.end(), [&](std::size_t a, std::size_t b) { return stretches[a].box.x0 < stretches[b].box.x0; });
        std::vector<Line> parts;
        for (const std::size_t at : row.stretches) {
            parts.push_back(stretches[at]);
            row.parts.push_back(stretches[at].box);
            row.size = std::max(row.size, static_cast<double>(stretches[at].size));
            row.artifact = row.artifact && stretches[at].artifact();
        }
        for (const Line& line : join_stretches(std::move(parts))) {
            row.spelled += (row.spelled.empty() ? "" : " ") + spell(line, palette).text;
        }
        read_text(row);
        if (row.dressed) {
            row.lone_numbers = {row.numbers.front()};
        } else if (row.stretches.size() > 1) {
            for (const std::size_t at : row.stretches) {
                Row part;
                part.spelled = spell(stretches[at], palette).text;
                read_text(part);
                if (part.dressed) {
                    row.lone_numbers.push_back(part.numbers.front());
                }
            }
        }
        const bool table_row = i + 1 < rows.size() && rows[i + 1].stretches.size() > 2;
        const std::size_t gaps = gaps_between_parts(row);
        row.three_parts = !table_row && gaps == 2;
        row.two_sided = gaps == 1;
        out.push_back(std::move(row));
    }
}

bool is_under_note_rule(const Row& row, const LaidPage& page) {
    return std::any_of(page.rules.begin(), page.rules.end(), [&](const model::Rule& rule) {
        const double above = row.box.y0 - rule.box.center_y();
        return rule.horizontal() && rule.length() > kMinNoteRule && rule.length() < kMaxNoteRule * page.width && above > -1 &&
               above < kNotesHeight * row.size && rule.box.x0 < row.box.x0 + 2 * row.size;
    });
}

/// Whether a rule runs close under all of the row, as under a running head.
bool is_over_rule(const Row& row, const LaidPage& page) {
    return std::any_of(page.rules.begin(), page.rules.end(), [&row](const model::Rule& rule) {
        const double below = rule.box.center_y() - row.box.y1;
        return rule.horizontal() && below > -1 && below < row.size && rule.box.x0 < row.box.x0 + 1 && rule.box.x1 > row.box.x1 - 1;
    });
}

std::vector<Row> gather_all(const std::vector<LaidPage>& pages, const Palette& palette) {
    std::vector<Row> rows;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const LaidPage& page = pages[p];
        Row sample;
        sample.page = p;
        sample.text_size = main_size(page.stretches);
        double left = page.width;
        for (const Line& line : page.stretches) {
            left = std::min(left, line.box.x0);
        }
        for (const bool top : {true, false}) {
            sample.top = top;
            sample.side = -1;
            sample.angle = page.frame.angle;
            const std::size_t first = rows.size();
            gather(page.stretches, page.grids, sample, page.height, palette, rows);
            for (std::size_t i = first; i < rows.size(); ++i) {
                rows[i].under_note_rule = !top && is_under_note_rule(rows[i], page);
                rows[i].over_rule = top && is_over_rule(rows[i], page);
                rows[i].flush = rows[i].parts.size() == 1 && rows[i].size >= kSmaller * rows[i].text_size && rows[i].box.x0 < left + rows[i].size / 2 && rows[i].box.width() < kShortLabel * rows[i].size;
            }
            for (std::size_t s = 0; s < page.sides.size(); ++s) {
                const SideText& side = page.sides[s];
                if (side.frame.square()) {
                    sample.side = static_cast<int>(s);
                    sample.angle = side.frame.angle;
                    gather(side.stretches, {}, sample, side.frame.upright_height(), palette, rows);
                }
            }
        }
    }
    return rows;
}

/// What the rows of all pages have in common: how many pages have the same thing at the same height.
class Agreement {
public:
    explicit Agreement(const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            texts_[key(row, row.height()) + row.text].insert(row.page);
            if (row.letters >= kFewWords) {
                texts_[key(row, row.height()) + '#' + row.word].insert(row.page);
            }
            for (const std::string& count : counts_of(row)) {
                counts_[key(row, row.height()) + count].insert(row.page);
            }
            if (row.page == 0 && row.top) {
                first_head_.push_back(row.text);
            }
            if (is_apart(row) && row.depth == 0) {
                places_[key(row, row.height())].insert(row.page);
            }
        }
    }

    [[nodiscard]] std::size_t same_text(const Row& row) const { return others(texts_, row, row.text); }

    /// Pages that have the same words at this height, whatever their numbers.
    [[nodiscard]] std::size_t same_words(const Row& row) const { return row.letters < kFewWords ? 0 : others(texts_, row, '#' + row.word); }

    /// Pages whose number, at this height, goes on counting from this one's.
    [[nodiscard]] std::size_t counting(const Row& row) const {
        std::size_t most = 0;
        for (const std::string& count : counts_of(row)) {
            most = std::max(most, others(counts_, row, count));
        }
        return most;
    }

    /// Whether the row says again what the head of the first page says: one of its lines, and pieces of others.
    [[nodiscard]] bool repeats_first_head(const Row& row) const {
        bool whole = false;
        const std::u32string spelled = model::to_utf32(row.spelled);
        for (auto at = spelled.begin(); at != spelled.end();) {
            const auto end = std::find_if(at, spelled.end(), model::is_space);
            const std::string word = model::to_utf8({at, end});
            if (std::none_of(first_head_.begin(), first_head_.end(), [&word](const std::string& line) { return line.find(word) != std::string::npos; })) {
                return false;
            }
            whole = whole || (model::length(word) >= kFewWords && std::find(first_head_.begin(), first_head_.end(), word) != first_head_.end());
            at = std::find_if_not(end, spelled.end(), model::is_space);
        }
        return whole;
    }

    /// Pages that have small type apart from their text at this height, whatever it says.
    [[nodiscard]] std::size_t same_place(const Row& row) const { return others(places_, row, ""); }

    /// Small type at the edge, with white between it and the text.
    [[nodiscard]] static bool is_apart(const Row& row) {
        return row.from_edge < kTextMargin && row.white > kApart * row.text_size && row.size < kSmaller * row.text_size;
    }

private:
    using Pages = std::map<std::string, std::set<std::size_t>>;

    /// How far each number of the row is from the page's place: a number alone, the first and the last beside words.
    static std::vector<std::string> counts_of(const Row& row) {
        std::vector<std::string> counts;
        const auto add = [&](int number, const std::string& word) {
            if (number <= kLongestNumber) {
                counts.push_back(std::to_string(number - static_cast<int>(row.page)) + ' ' + word);
            }
        };
        for (const int number : row.lone_numbers) {
            add(number, "");
        }
        if (!row.numbers.empty() && row.letters > 0) {
            add(row.numbers.front(), row.word);
            add(row.numbers.back(), row.word);
        }
        return counts;
    }

    static std::string key(const Row& row, long height) {
        return std::to_string(row.angle) + (row.top ? '^' : '_') + std::to_string(height) + ' ';
    }
    static std::size_t others(const Pages& pages, const Row& row, const std::string& what) {
        std::set<std::size_t> found;
        for (const long height : {row.height() - 1, row.height(), row.height() + 1}) {
            const auto same = pages.find(key(row, height) + what);
            if (same != pages.end() && found.size() < 64) {
                found.insert(same->second.begin(), same->second.size() > 64 ? std::next(same->second.begin(), 64) : same->second.end());
            }
        }
        found.erase(row.page);
        return found.size();
    }

    Pages texts_, counts_, places_;
    std::vector<std::string> first_head_;
};

/// What a row is; `outside` says that whatever stands farther out is furniture.
std::optional<model::FurnitureKind> judge(const Row& row, const Agreement& agreement, std::size_t pages) {
    const auto edge = row.top ? model::FurnitureKind::header : model::FurnitureKind::footer;
    const bool number = row.dressed;
    if (row.from_edge < kMargin) {
        const std::size_t counting = agreement.counting(row);
        const bool label = row.top && row.flush;   // of parts that each begin on a page
        if (counting > 0 && (number || (!label && (counting > 1 || pages <= 3) && row.white > row.size / 2))) {
            return row.letters <= kFewLetters ? model::FurnitureKind::page_number : edge;
        }
    }
    if (row.from_edge < kTextMargin) {
        const std::size_t enough = pages <= 3 ? 1 : 2;
        // Small type apart from the text on a third of the pages: running heads that change with the chapter.
        const bool place = !row.under_note_rule && row.depth == 0 && pages > 3 && Agreement::is_apart(row) && 3 * (agreement.same_place(row) + 1) >= std::min<std::size_t>(pages, 60) &&
                           agreement.same_place(row) >= 3;
        if (!number && (agreement.same_text(row) >= enough || agreement.same_words(row) >= 2 || place)) {
            return edge;
        }
    }
    if (row.over_rule && row.depth == 0 && row.from_edge < kMargin && row.parts.size() == 1 && row.size < kSmaller * row.text_size && agreement.same_text(row) > 0) {
        return edge;   // on oblong pages margins are a larger share of the height
    }
    const bool set_off = row.size < kSmaller * row.text_size || (row.size <= row.text_size && row.white > kApart * row.text_size && row.from_edge < kTextMargin);
    if (row.top && row.page > 0 && row.depth == 0 && row.from_edge < kMargin && set_off && agreement.repeats_first_head(row)) {
        return edge;
    }
    if (row.artifact && (number || row.from_edge < kMargin)) {
        return number ? model::FurnitureKind::page_number : edge;
    }
    if (row.under_note_rule && !number) {
        return std::nullopt;
    }
    const bool apart = row.white > kApart * row.text_size;
    // A lone number at the foot counts one page, or a page whose neighbours print theirs elsewhere.
    if (number && !row.top && (row.from_edge < kMargin || (apart && row.parts.size() == 1 && row.numbers.size() == 1))) {
        return model::FurnitureKind::page_number;
    }
    const double outer = row.top ? kOuterTop : kOuterFoot;
    const bool small = row.size < kSmall * row.text_size;
    if (apart && small && (row.from_edge < outer || (row.is_label() && row.size < kTiny * row.text_size && row.from_edge < kMargin))) {
        return edge;
    }
    if (row.top && row.depth == 0 && row.page > 0 && row.two_sided && Agreement::is_apart(row)) {   // no title stands on a later page like this
        return edge;
    }
    if (!row.top && row.depth == 0 && row.three_parts && row.from_edge < kMargin && row.white > 0.9 * row.size) {
        return edge;
    }
    return std::nullopt;
}

}  // namespace

std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette) {
    std::vector<model::Furniture> furniture;
    take_watermarks(pages, palette, furniture);
    const std::vector<Row> rows = gather_all(pages, palette);
    const Agreement agreement(rows);
    std::map<std::pair<std::size_t, int>, std::set<std::size_t>> taken;   // stretches by page and side
    bool open = true;   // whether all rows farther out are furniture
    for (const Row& row : rows) {
        open = row.depth == 0 || open;
        const auto kind = open ? judge(row, agreement, pages.size()) : std::nullopt;
        open = kind.has_value() || (open && row.side >= 0);
        std::set<std::size_t>& gone = taken[{row.page, row.side}];
        if (!kind || std::any_of(row.stretches.begin(), row.stretches.end(), [&gone](std::size_t at) { return gone.count(at) > 0; })) {
            continue;
        }
        gone.insert(row.stretches.begin(), row.stretches.end());
        const LaidPage& page = pages[row.page];
        model::Location location;
        location.page = page.number;
        location.box = row.side < 0 ? row.box : page.frame.to_upright(page.sides[static_cast<std::size_t>(row.side)].frame.to_page(row.box));
        furniture.push_back({*kind, row.spelled, {location}});
    }
    for (const auto& [place, gone] : taken) {
        LaidPage& page = pages[place.first];
        std::vector<Line>& stretches = place.second < 0 ? page.stretches : page.sides[static_cast<std::size_t>(place.second)].stretches;
        std::vector<Line> kept;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            if (gone.count(i) == 0) {
                kept.push_back(std::move(stretches[i]));
            }
        }
        stretches = std::move(kept);
    }
    std::stable_sort(furniture.begin(), furniture.end(), [](const model::Furniture& a, const model::Furniture& b) {
        const model::Location& left = a.locations.front();
        const model::Location& right = b.locations.front();
        return std::pair(left.page, left.box->y0) < std::pair(right.page, right.box->y0);
    });
    return furniture;
}

}  // namespace bianmu::layout
