#include "layout/line_text.h"

#include <algorithm>
#include <cmath>

#include "layout/direction.h"
#include "layout/lines.h"
#include "layout/median.h"
#include "layout/program_text.h"
#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr float kTabGap = 2.0F;      // em
constexpr float kHanGap = 0.5F;      // em, without a painted space
constexpr float kShortHanGap = 0.4F; // em, the same in a short line most of whose letters stand close
constexpr float kTight = 0.1F;       // em
constexpr float kOddHanGap = 0.22F;  // em over the line's own gap
constexpr std::size_t kFewGaps = 6;  // that show a line's own
constexpr float kHanSpace = 0.2F;    // em, with one
constexpr float kLatinGap = 0.17F;   // em
constexpr float kThinGap = 0.15F;    // em, the same beside a comma or point: typesetters of formulas leave a sixth of an em there
constexpr float kMixedGap = 0.45F;   // em over the line's own gap, between Han and Latin without a painted space
constexpr float kOddGap = 0.5F;      // em, between Latin letters of a line whose spaces are painted
constexpr std::ptrdiff_t kPainted = 3;  // spaces that show a line to have painted ones
constexpr float kRaised = 0.15F;     // em above the line's baseline: superscript
constexpr float kSmall = 0.8F;       // of the line's size: superscript or subscript

float em_of(const Char& a, const Char& b) { return std::max(a.size, b.size); }

/// The white between neighbours that are both Han, em.
std::vector<float> han_gaps(const Line& line) {
    std::vector<float> gaps;
    for (std::size_t i = 1; i < line.chars.size(); ++i) {
        if (model::is_cjk(line.chars[i - 1].code) && model::is_cjk(line.chars[i].code)) {
            gaps.push_back((line.chars[i].x0 - line.chars[i - 1].x1) / em_of(line.chars[i - 1], line.chars[i]));
        }
    }
    return gaps;
}

/// Whether the line is set apart letter by letter: nearly all neighbours stand at one and the same wide gap.
bool letter_spaced(const Line& line, const std::vector<float>& gaps) {
    if (gaps.size() < 4 || gaps.size() + 1 < line.chars.size() * 3 / 4) {
        return false;
    }
    const auto wide = std::count_if(gaps.begin(), gaps.end(), [](float gap) { return gap > kHanSpace; });
    return static_cast<std::size_t>(wide) * 10 >= gaps.size() * 9;
}

/// Whether the words of the line are parted by painted spaces: there a gap without one is due to wrong widths of the font's characters.
bool paints_spaces(const Line& line) {
    std::ptrdiff_t painted = 0, bare = 0;
    for (std::size_t i = 1; i < line.chars.size(); ++i) {
        const Char& before = line.chars[i - 1];
        const Char& c = line.chars[i];
        if (!model::is_cjk(before.code) && !model::is_cjk(c.code)) {
            painted += c.space != 0 ? 1 : 0;
            bare += c.space == 0 && c.x0 - before.x1 > kLatinGap * em_of(before, c) ? 1 : 0;
        }
    }
    return !line.mirrored() && painted >= kPainted && painted > bare;
}

/// The line's own gap between Han, which its neighbours share; 0 where few show it.
float own_gap(const std::vector<float>& gaps) { return gaps.size() < kFewGaps ? 0 : median(gaps); }

/// The gap from which a space stands between two Han of the line though none is painted: some programs only move the pen over it.
/// Where the line is stretched, all gaps are.
float space_in_han(const std::vector<float>& gaps, float own) {
    if (gaps.size() < kFewGaps) {
        const auto tight = std::count_if(gaps.begin(), gaps.end(), [](float gap) { return gap < kTight; });
        return static_cast<std::size_t>(tight) * 2 >= gaps.size() && tight > 0 ? kShortHanGap : kHanGap;
    }
    return std::clamp(own + kOddHanGap, kHanSpace, kHanGap);
}

/// How a line shows where its words end.
struct Spacing {
    bool letters = false;   ///< it is set apart letter by letter
    bool stretched = false;   ///< its words stand apart alike
    bool painted = false;   ///< by spaces
    float han = kHanGap;    ///< em between Han letters that stand for a space
    float mixed = kMixedGap;   ///< the same between Han and Latin
};

bool is_stop(char32_t c) { return c == U',' || c == U'.' || c == U';'; }

/// Whether the letters nearest to a mark are of an alphabet.
bool stands_among_words(const Line& line, const Char& mark) {
    const auto tells = [](const Char& c) { return tells_script(c.code); };
    const auto at = line.chars.begin() + (&mark - line.chars.data());
    const auto before = std::find_if(std::make_reverse_iterator(at), line.chars.rend(), tells);
    const auto after = std::find_if(at + 1, line.chars.end(), tells);
    return is_among_words(before == line.chars.rend() ? 0 : before->code, after == line.chars.end() ? 0 : after->code);
}

/// Whether the character stands beside others as Han do.
bool stands_as_han(const Line& line, const Char& c) { return model::is_cjk(c.code) && !(is_shared_mark(c.code) && stands_among_words(line, c)); }

/// The white space to write before `c`, a character of the line as `before` is; 0 = none.
char32_t space_between(const Line& line, const Char& before, const Char& c, Spacing spacing) {
    const float em = em_of(before, c);
    const float gap = (c.x0 - before.x1) / em;
    if (gap > kTabGap && !spacing.letters && !spacing.stretched) {
        return U'\t';
    }
    const bool han_before = stands_as_han(line, before);
    const bool han = stands_as_han(line, c);
    const char32_t printed = c.space == U'\u3000' ? U'\u3000' : U' ';
    if (han && han_before) {
        const bool letters = model::is_han(before.code) && model::is_han(c.code);
        return !spacing.letters && gap > (c.space != 0 ? kHanSpace : letters ? spacing.han : kHanGap) ? printed : 0;
    }
    if (han || han_before) {
        return (c.space != 0 && gap > 0.05F) || gap > spacing.mixed ? printed : 0;
    }
    const bool in_word = spacing.painted && before.style == c.style && is_alphabetic(before.code) && is_alphabetic(c.code);
    const float latin = in_word ? kOddGap : is_stop(before.code) || is_stop(c.code) ? kThinGap : kLatinGap;
    return (c.space != 0 && gap > (spacing.painted ? -kLatinGap : 0.05F)) || gap > latin ? U' ' : 0;
}

/// The style of `c` in this line: raised or lowered small characters are scripts.
model::TextStyle style_in_line(const Char& c, const Line& line, const Palette& palette) {
    model::TextStyle style = palette.styles[c.style];
    if (c.size < kSmall * line.size && std::abs(c.y - line.baseline) > 0.05F * line.size) {
        style.script = c.y < line.baseline - kRaised * line.size ? model::Script::superscript
                       : c.y > line.baseline                     ? model::Script::subscript
                                                                 : model::Script::baseline;
    }
    return style;
}

void add_run(std::vector<model::Run>& runs, std::size_t start, std::size_t end, const model::TextStyle& style, std::int32_t link) {
    if (!runs.empty() && runs.back().style == style && runs.back().link == link) {
        runs.back().end = static_cast<std::uint32_t>(end);
        return;
    }
    runs.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), style, link, -1});
}

/// Takes the last character away.
void drop_last(LineText& text) {
    std::size_t end = text.text.size() - 1;
    while (end > 0 && (static_cast<unsigned char>(text.text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    text.text.resize(end);
    if (text.runs.back().start >= text.text.size()) {
        text.runs.pop_back();   // the hyphen had a look of its own
    }
}

}  // namespace

LineText spell(const Line& printed, const Palette& palette) {
    const bool mixed = mixes_directions(printed);
    const Line turned = mixed ? in_reading_order(printed) : Line{};
    const Line& line = mixed ? turned : printed;
    LineText out;
    out.text.reserve(line.chars.size() * 3);
    const std::vector<float> gaps = han_gaps(line);
    const float own_white = own_gap(gaps);
    const Spacing spacing{letter_spaced(line, gaps), has_even_gaps(line), paints_spaces(line), space_in_han(gaps, own_white), kMixedGap + std::max(own_white, 0.0F)};
    const Char* before = nullptr;
    const Char* base = nullptr;   // a mark stands over its base and is no neighbour
    for (const Char& c : line.chars) {
        const std::size_t start = out.text.size();
        const bool is_base = model::is_counted(c.code);
        if (base != nullptr && is_base) {
            const std::size_t spaces = line.program_text ? static_cast<std::size_t>(std::clamp(std::round(spaces_between(*base, c)), 0.0F, kMostCodeSpaces)) : 0;
            if (const char32_t space = space_between(line, *base, c, spacing); spaces > 1) {
                out.text.append(spaces, ' ');
                out.runs.back().end = static_cast<std::uint32_t>(out.text.size());
            } else if (space != 0) {
                model::append_utf8(out.text, space);
                out.runs.back().end = static_cast<std::uint32_t>(out.text.size());
            }
        }
        const std::size_t own = out.text.size();
        model::append_utf8(out.text, c.code);
        const bool joins = before != nullptr && before->style == c.style && before->link == c.link && before->y == c.y;
        if (joins) {
            out.runs.back().end = static_cast<std::uint32_t>(out.text.size());
        } else {
            add_run(out.runs, before == nullptr ? start : own, out.text.size(), style_in_line(c, line, palette), c.link);
        }
        before = &c;
        base = is_base ? &c : base;
    }
    return out;
}

std::size_t join_lines(LineText& text, const LineText& next, bool printed_space, const Compounds* compounds) {
    if (next.text.empty()) {
        return 0;
    }
    std::size_t dropped = 0;
    switch (word_break(text.text, next.text, printed_space, compounds)) {
        case WordBreak::space: text.text += ' '; break;
        case WordBreak::none: break;
        case WordBreak::hyphen:
            if (compounds != nullptr && model::last_code_point(text.text) != U'\u00AD' && compounds->keeps_hyphen(text.runs.back().style)) {
                break;
            }
            dropped = model::is_counted(model::last_code_point(text.text)) ? 1 : 0;
            drop_last(text);
            break;
    }
    if (!text.runs.empty()) {
        text.runs.back().end = static_cast<std::uint32_t>(text.text.size());
    }
    const auto offset = static_cast<std::uint32_t>(text.text.size());
    text.text += next.text;
    for (const model::Run& run : next.runs) {
        add_run(text.runs, run.start + offset, run.end + offset, run.style, run.link);
    }
    return dropped;
}

void break_line(LineText& text) {
    text.text += '\n';
    text.runs.back().end = static_cast<std::uint32_t>(text.text.size());
}

}  // namespace bianmu::layout
