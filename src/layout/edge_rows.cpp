#include "layout/edge_rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "layout/line_text.h"
#include "layout/lines.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kSameHeight = 4;       // points
constexpr std::size_t kMaxRows = 4;     // running lines at one edge
constexpr double kPartGap = 5;          // em between the parts of a line set left, in the middle and right
constexpr double kShortLabel = 8;       // em
constexpr std::size_t kLabel = 12;      // letters of a label over a page number
constexpr double kMinNoteRule = 20;     // points
constexpr double kMaxNoteRule = 0.45;   // share of the page's width; the rule over a running foot is longer
constexpr double kNotesHeight = 8;      // em of the note between it and the rule

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

void read_text(EdgeRow& row) {
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
std::size_t gaps_between_parts(const EdgeRow& row) {
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
void gather(const std::vector<Line>& stretches, const std::vector<Grid>& grids, EdgeRow sample, double height, const Palette& palette, std::vector<EdgeRow>& out) {
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
    std::vector<EdgeRow> rows;
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
        EdgeRow& row = rows[i];
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
                EdgeRow part;
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

bool is_under_note_rule(const EdgeRow& row, const LaidPage& page) {
    return std::any_of(page.rules.begin(), page.rules.end(), [&](const model::Rule& rule) {
        const double above = row.box.y0 - rule.box.center_y();
        return rule.horizontal() && rule.length() > kMinNoteRule && rule.length() < kMaxNoteRule * page.width && above > -1 &&
               above < kNotesHeight * row.size && rule.box.x0 < row.box.x0 + 2 * row.size;
    });
}

/// Whether a rule runs close under all of the row, as under a running head.
bool is_over_rule(const EdgeRow& row, const LaidPage& page) {
    return std::any_of(page.rules.begin(), page.rules.end(), [&row](const model::Rule& rule) {
        const double below = rule.box.center_y() - row.box.y1;
        return rule.horizontal() && below > -1 && below < row.size && rule.box.x0 < row.box.x0 + 1 && rule.box.x1 > row.box.x1 - 1;
    });
}

}  // namespace

bool EdgeRow::is_label() const { return depth > 0 && begins_with_letter && letters <= kLabel; }

long EdgeRow::height() const { return std::lround(box.center_y() / kSameHeight); }

bool EdgeRow::is_apart() const { return from_edge < kTextMargin && white > kApart * text_size && size < kSmaller * text_size; }

std::vector<EdgeRow> find_edge_rows(const std::vector<LaidPage>& pages, const Palette& palette) {
    std::vector<EdgeRow> rows;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const LaidPage& page = pages[p];
        EdgeRow sample;
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

}  // namespace bianmu::layout
