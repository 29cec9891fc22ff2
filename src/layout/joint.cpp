#include "layout/joint.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

#include "layout/line_fit.h"
#include "layout/looks.h"
#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr float kSpaced = 1.3F;        // of the line pitch: more is a gap between paragraphs
constexpr double kTight = 1.08;        // of the line pitch: no white between the lines
constexpr double kDisplayPitch = 2.2;  // em: lines of a title stand wider apart than the text's
constexpr double kShort = 0.9;         // em that a justified line lacks at the right only where its paragraph ends
constexpr double kShortHere = 1.6;     // em, the same where paragraphs stand apart, and no white is between the lines
constexpr float kDisplay = 1.15F;      // of the body's size: type of headings
constexpr double kSolid = 1.35;        // em of pitch: lines of display type set solid
constexpr double kLoose = 0.35;        // of the width that a line may lack behind a comma
constexpr double kHeadingRoom = 2;     // em right of a heading
constexpr float kHeadingSize = 1.03F;  // of the text's size, in another typeface
constexpr double kWider = 1.15;        // of the paragraph's own pitch, over a heading
constexpr double kStretched = 0.15;    // em from the edge, of lines that are stretched to it
constexpr double kCutPitch = 1.4;      // more white between lines, where only a paragraph can go on
constexpr float kRunIn = 1.35F;        // a run-in heading's type to its text's, at the most
constexpr double kSamePitch = 1.05;    // of the pitch in a paragraph whose lines stand wide apart
constexpr double kVeryLongLine = 20;   // em: two of them that end alike by chance are rare
constexpr double kOneSize = 0.03;      // em between lines of one text
constexpr double kSameMiddle = 0.2;    // em
constexpr double kShortLine = 8;       // em: the least that a quotation in the middle is wide
constexpr float kInitial = 1.6F;       // em of the text: an initial
constexpr float kInitialFoot = 0.7F;   // em by which the last line beside it may stand lower
constexpr float kLarge = 1.1F;         // of the body's size
constexpr double kMostHang = 6;        // em
constexpr double kMostOfColumn = 0.6;  // of its width
constexpr double kUnevenBlock = 2.5;   // em of white more on one side of a block
constexpr double kAlike = 0.6;         // em between the ends of two full lines of one
constexpr std::ptrdiff_t kLabel = 8;   // characters of a label
constexpr double kWhiteBelow = 1.15;   // of the pitch, behind a sentence that ends, where paragraphs stand apart

/// Whether `x` is where the text after a label of the line begins.
bool hangs_under(const Line& line, double x) {
    for (std::size_t i = 1; i < line.chars.size() && line.chars[i].x0 < x + line.size; ++i) {
        const Char& before = line.chars[i - 1];
        if (std::abs(line.chars[i].x0 - x) < 0.35 * line.size &&
            (line.chars[i].space != 0 || line.chars[i].x0 - before.x1 > 0.3 * line.size || one_of(U"：:、.．）)·•—-", before.code))) {
            return true;
        }
    }
    return false;
}

/// Whether a line opens with a few characters and a colon, as those of forms and covers do.
bool opens_with_label(const Line& line) {
    const auto first = line.chars.begin();
    return std::any_of(first, first + std::min(kLabel, std::ssize(line.chars)), [](const Char& c) { return one_of(U"：:", c.code); });
}

}  // namespace

Joint::Joint(const std::vector<FlowLine>& open_lines, const FlowLine& next_line, const Measures& document)
    : open(open_lines), first(open_lines.front()), last(open_lines.back()), next(next_line), measures(document), em(next_line.line.size),
      end(last.line.chars.back().code), ended(ends_sentence(end)), mark(find_item_mark(first.line)) {}

bool Joint::run_in() const {
    const std::vector<Char>& chars = last.line.chars;
    const bool smaller = next.line.size < last.line.size && last.line.size < kRunIn * next.line.size && !same_size(last.line, next.line);
    return smaller && open.size() == 1 && next.region == last.region && !next.cell && !next.under_rule && !ended && !follows_gap() &&
           std::any_of(chars.begin(), chars.end(), [](const Char& c) { return ends_sentence(c.code) && c.code > 0xFF; }) &&
           is_full(last.line, last.edges.right, next.line) && next.indent() < kFlush * em && !find_item_mark(next.line);
}

bool Joint::opens_with_title() const {
    const bool indented = open.size() == 1 && std::abs(first.indent() - kIndent * em) < 0.5 * em && next.indent() < kFlush * em;
    const std::vector<Char>& chars = last.line.chars;
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < chars.size(); ++i) {
        gaps += chars[i].x0 - chars[i - 1].x1 > kTabGap * em * 2 ? 2 : chars[i].x0 - chars[i - 1].x1 > kWordSpace * 2 * em ? 1 : 0;
    }
    return indented && gaps == 1 && is_full(last.line, last.edges.right, next.line);
}

bool Joint::begins_item() const {
    const auto found = find_item_mark(next.line);
    if (!found) {
        return false;
    }
    if (found->kind == MarkKind::bullet) {
        return true;
    }
    const bool dashes = found->kind == MarkKind::dash && found->apart;   // of any level
    const bool sibling = mark && mark->kind == found->kind && (dashes || std::abs(next.indent() - first.indent()) < kFlush * em);
    const bool continuation = next.indent() < std::min(first.indent(), last.indent() + em) - kFlush * em;   // of an indented paragraph
    const bool other_level = mark && mark->kind != found->kind && found->kind >= MarkKind::han && !same_look(last.text, next.text);
    return sibling || other_level || (ends_clause(end) && (found->apart || (open.size() == 1 && !continuation)));
}

bool Joint::must_go_on() const {
    const char32_t c = next.line.chars.front().code;
    if (one_of(U"，。、；：？！）》】〕」』", c)) {
        return true;
    }
    if (is_comma(end) && last.line.box.width() > kLongLine * em && last.right_gap() < kLoose * last.edges.width() &&
        same_look(last.text, next.text)) {
        return true;   // no paragraph ends in a comma
    }
    const bool running = last.line.box.width() > kLongLine * em && last.right_gap() < kRagged * last.edges.width();
    const std::size_t n = last.line.chars.size();
    const bool divided = n > 1 && is_hyphen(end) && is_lower(last.line.chars[n - 2].code);
    return running && is_lower(c) && (divided || (!ends_clause(end) && same_look(last.text, next.text)));
}

bool Joint::goes_on() const { return is_full(last.line, last.edges.right, next.line) || must_go_on() || full_like_neighbour(); }

bool Joint::full_like_neighbour() const {
    const FlowLine& other = open.size() > 1 ? open[open.size() - 2] : next;
    const double difference = std::min<double>(std::abs(other.line.box.x1 - last.line.box.x1), std::abs(other.line.chars.back().x1 - last.line.chars.back().x1));
    return other.region == last.region && next.region == last.region && difference < kSameEnd * em && !ends_clause(end) &&
           std::min<double>(last.line.box.width(), other.line.box.width()) > kVeryLongLine * em && std::abs(other.line.size - last.line.size) < kOneSize * em;
}

bool Joint::closed(bool apart) const {
    const bool even = last.edges.justified || (model::is_cjk(end) && model::is_cjk(next.line.chars.front().code));
    const bool whole = apart || !measures.first_line_indent || end == U'；';
    const double room = whole ? last.edges.right - last.line.chars.back().x1 : last.right_gap();
    return ended && even && room > (measures.stand_apart() && !apart ? kShortHere : kShort) * em;
}

bool Joint::follows_gap() const {
    const double pitch = next.line.baseline - last.line.baseline;
    const bool display = em > 1.1F * measures.body_size;
    double widest = (display ? kDisplayPitch : std::max(kSpaced * measures.pitch_of(next.line.size), 1.5F)) * em + 1;
    if (open.size() > 1 && open[open.size() - 2].region == last.region) {
        const double own = last.line.baseline - open[open.size() - 2].line.baseline;
        widest = own > widest ? kSamePitch * own : std::min(widest, std::max(kSpaced * own + 1, em));
    }
    if (ended && measures.stand_apart() && same_size(last.line, next.line)) {
        widest = std::min(widest, kWhiteBelow * measures.pitch_of(next.line.size) * em);
    }
    return pitch > (is_cut() ? kCutPitch * widest : widest);
}

bool Joint::is_cut() const {
    const bool alike = full_like_neighbour();
    const bool full = alike || last.edges.right - last.line.chars.back().x1 <= kSlack * em;
    if (last.line.box.width() <= kLongLine * em || !full || !same_weight(last.text, next.text)) {
        return false;
    }
    const bool even = next.indent() < kFlush * em && first.indent() < kFlush * em && alike;
    if (!same_look(last.text, next.text)) {
        return even && model::is_cjk(end);
    }
    const bool at_edge = next.indent() < kFlush * em && (open.size() > 1 || std::abs(first.indent() - kIndent * em) < kFlush * em);
    const bool indented = at_edge && next.line.box.width() > kIndent * em && (measures.first_line_indent || alike);
    return is_comma(end) || (model::is_cjk(end) && (indented || even));
}

bool Joint::hangs() const {
    if (mark) {
        const double text = first.line.chars[mark->length].x0 - first.edges.left;
        return next.indent() > first.indent() + 0.2 * em && next.indent() < text + 1.1 * em;
    }
    return next.region == first.region && hangs_under(first.line, next.line.box.x0);
}

bool Joint::begins_drawn_item() const {
    const std::int32_t item = measures.drawn_item(next.line.chars.front().element);
    return item >= 0 && item != measures.drawn_item(last.line.chars.back().element);
}

bool Joint::cut_off() const {
    const bool even = std::abs(last.indent() - last.right_gap()) < em;
    const bool rest = is_lower(next.line.chars.front().code) && last.line.box.width() > kLongLine * em;
    return !ends_clause(end) && even && (rest || (open.size() == 1 && last.right_gap() < em));
}

bool Joint::rest_in_middle() const {
    return last.line.box.width() > kLongLine * em && std::abs(last.line.box.center_x() - next.line.box.center_x()) < kSameMiddle * em && in_sentence(end, next.line.chars.front().code) &&
           std::abs(last.line.box.x0 - next.line.box.x0) > kFlush * em && same_look(last.text, next.text);
}

bool Joint::translated() const {
    if (!ended || next.line.box.width() <= kLongLine * em) {
        return false;
    }
    const auto han = [](const Line& line) {
        return static_cast<std::size_t>(std::count_if(line.chars.begin(), line.chars.end(), [](const Char& c) { return model::is_cjk(c.code); }));
    };
    const std::size_t before = han(last.line), after = han(next.line);
    return before * 2 > last.line.chars.size() ? after == 0 : before == 0 && after * 2 > next.line.chars.size();
}

bool Joint::heading_below() const {
    if (!next.cell && ended && next.line.size > kHeadingSize * last.line.size && main_style(next.text).font != main_style(last.text).font) {
        return true;   // it may fill its column
    }
    if (next.cell || !ended || open.size() < 2 || next.right_gap() < kHeadingRoom * em || open[open.size() - 2].region != last.region) {
        return false;
    }
    const model::TextStyle& look = main_style(next.text);
    const auto any = [](const LineText& text, const auto& is) { return std::any_of(text.runs.begin(), text.runs.end(), is); };
    const auto like = [&look](const model::Run& run) { return run.style.bold == look.bold && run.style.color == look.color; };
    if (!any(last.text, like) && !any(next.text, std::not_fn(like))) {
        return true;
    }
    const double own = last.line.baseline - open[open.size() - 2].line.baseline;
    return look.font != main_style(last.text).font && next.line.baseline - last.line.baseline > kWider * own;
}

bool Joint::cut_in_sentence() const {
    const double room = last.edges.right - last.line.chars.back().x1;
    return last.edges.justified && std::abs(room) < kStretched * em && last.line.box.width() > kLongLine * em && !ends_clause(end) &&
           same_look(last.text, next.text);
}

bool Joint::hangs_in_sentence() const {
    const double room = last.edges.right - last.line.chars.back().x1;
    return open.size() == 1 && model::is_han(end) && model::is_cjk(next.line.chars.front().code) && room < em && last.line.box.width() > kVeryLongLine * em &&
           next.indent() < kMostHang * em && same_look(last.text, next.text);
}

bool Joint::item_breaks_off() const {
    const char32_t begin = next.line.chars.front().code;
    const bool in_text = in_sentence(end, begin) || (model::is_han(end) && model::is_cjk(begin));
    return mark && in_text && next.indent() < kMostHang * em && last.line.box.width() > kMostOfColumn * last.edges.width() && is_full(last.line, last.edges.right, next.line) &&
           same_look(last.text, next.text) && !find_item_mark(next.line);
}

bool Joint::around_initial() const {
    const std::vector<Char>& chars = first.line.chars;
    const Char& initial = chars.front();
    if (chars.size() < 2 || initial.size < kInitial * em || next.region != first.region || last.line.baseline > initial.y + kInitialFoot * em) {
        return false;
    }
    const bool beside = next.line.baseline < initial.y + kInitialFoot * em;
    return beside ? std::abs(next.line.box.x0 - chars[1].x0) < kFlush * em : next.indent() < kFlush * em;
}

bool Joint::quoted_in_middle() const {
    const auto middle = [](const Line& line) { return (line.chars.front().x0 + line.chars.back().x1) / 2; };   // marks are wider than their ink
    if (std::abs(middle(last.line) - middle(next.line)) > kSameMiddle * em || next.line.box.width() > last.line.box.width() + em ||
        !is_centred(last, measures) || !is_centred(next, measures) || last.line.box.width() < kShortLine * em || ends_clause(end) || !same_look(last.text, next.text)) {
        return false;
    }
    const std::vector<Char>& chars = first.line.chars;
    const std::vector<Char>& ending = next.line.chars;
    const bool in_clauses = std::any_of(chars.begin(), chars.end(), [](const Char& c) { return one_of(U"，；", c.code); });
    if (model::is_han(end) && (ending.back().code == U'。' || (in_clauses && std::abs(next.line.box.width() - last.line.box.width()) < em))) {
        return true;   // the sentence closes, or goes on as wide
    }
    if (is_lower(ending.front().code) && em > kLarge * measures.body_size) {
        return true;   // verses are not set large
    }
    const auto closes_quotation = [](const Char& c) { return one_of(U"”」』", c.code); };
    return one_of(U"“「『", chars.front().code) && std::none_of(last.line.chars.begin(), last.line.chars.end(), closes_quotation) &&
           (closes_quotation(ending.back()) || is_lower(ending.front().code) || std::abs(next.line.box.width() - last.line.box.width()) < em);
}

bool Joint::goes_on_in_block() const {
    const char32_t begin = next.line.chars.front().code;
    const bool in_text = in_sentence(end, begin) || ((model::is_han(end) || is_comma(end)) && (model::is_cjk(begin) || is_alphanumeric(begin))) ||
                         (is_alphanumeric(end) && model::is_han(begin));
    const FlowLine& other = open.size() > 1 ? open[open.size() - 2] : next;
    const bool alike = std::abs(other.line.box.x1 - last.line.box.x1) < kAlike * em;   // a sentence may end with its line
    const double shift = last.line.box.x0 - next.line.box.x0;
    const bool set_in = open.size() == 1 && std::abs(shift - kIndent * em) < 0.5 * em;
    if (next.cell || next.region != last.region || !(in_text || alike) || (std::abs(shift) > 0.15 * em && !set_in) || !same_weight(last.text, next.text)) {
        return false;
    }
    double right = next.line.box.x1;
    bool label = false;
    for (const FlowLine& line : open) {
        right = std::max(right, line.line.box.x1);
        label = label || opens_with_label(line.line);
    }
    const double left = next.indent(), room = next.edges.right - right;
    const bool at_indent = measures.first_line_indent && std::abs(left - kIndent * em) < 0.5 * em;   // where paragraphs of one line begin, too
    if (at_indent && (!in_text || mark)) {   // the second: a heading over a paragraph
        return false;
    }
    return std::min(left, room) > em && std::abs(left - room) < kUnevenBlock * em && right - next.line.box.x0 > kMostOfColumn * next.edges.width() &&
           !(label && opens_with_label(next.line)) && is_full(last.line, right, next.line);
}

bool Joint::one_text() const {
    const std::int32_t element = last.line.chars.back().element;
    const bool tagged = element >= 0 && element == next.line.chars.front().element;
    if (follows_gap() || find_item_mark(next.line)) {
        return false;
    }
    if (tagged) {
        return (!ended || last.right_gap() < kShort * em) && next.indent() < last.indent() + kFlush * em;
    }
    if (stacked_display()) {
        return true;
    }
    return !next.cell && mark && (mark->bullet() || mark->apart) && hangs_exactly() && same_weight(last.text, next.text);
}

bool Joint::stacked_display() const {
    return !next.cell && em > kDisplay * measures.body_size && same_look(last.text, next.text) && main_style(next.text).bold &&
           std::abs(next.line.box.x0 - last.line.box.x0) < 0.15 * em && next.line.baseline - last.line.baseline < kSolid * em &&
           !is_centred(last, measures) && !is_centred(next, measures);
}

bool Joint::hangs_exactly() const {
    const double text = first.line.chars[mark->length].x0;
    const double own = open.size() > 1 ? last.line.box.x0 : text;
    return text - first.line.box.x0 > kFlush * em && std::abs(next.line.box.x0 - text) < 0.2 * em && std::abs(own - text) < 0.2 * em;
}

bool Joint::broken_by_author() const {
    const double pitch = next.line.baseline - last.line.baseline;
    return measures.spaced && !next.cell && pitch < kTight * measures.pitch_of(next.line.size) * em && last.indent() < kFlush * em &&
           std::abs(next.line.box.x0 - last.line.box.x0) < 0.2 * em && same_look(last.text, next.text) &&
           last.text.text.find('\t') == std::string::npos && next.text.text.find('\t') == std::string::npos;
}

}  // namespace bianmu::layout
