#include "layout/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr float kFlush = 0.7F;        // em: nearer to the edge is at the edge
constexpr float kIndent = 2.0F;       // em: first-line indent of Chinese text
constexpr double kFarRight = 0.35;    // of the width: a line that begins there is set right
constexpr float kSizeStep = 0.08F;    // share: a larger change of size is another kind of text
constexpr float kSpaced = 1.3F;       // of the line pitch: more is a gap between paragraphs
constexpr double kDisplayPitch = 2.2;  // em: lines of a title stand wider apart than the text's
constexpr float kSlack = 0.35F;       // em that a full line may lack

bool one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool opens(char32_t c) { return one_of(U"（《〈【〖［〔「『([{", c); }
bool quotes(char32_t c) { return one_of(U"“”‘’\"'", c); }
bool closes(char32_t c) { return one_of(U"，。、；：？！）》〉】〗］〕」』…%％℃‰)]},.;:?!", c); }
bool ends_sentence(char32_t c) { return one_of(U"。！？；.!?", c); }
bool is_bullet(char32_t c) { return one_of(U"•·●○■□◆◇▲△★☆►▶➢➤✓✔※\uF0B7\uF0D8\uF06C", c); }

/// Whether a line may break between two neighbours (Unicode UAX #14, in short).
bool breaks_between(const Char& a, const Char& b) {
    if (b.space != 0) {
        return true;
    }
    if (opens(a.code) || quotes(a.code) || closes(b.code) || quotes(b.code) || (closes(a.code) && !model::is_cjk(b.code))) {
        return false;
    }
    return model::is_cjk(a.code) || model::is_cjk(b.code);
}

/// Width of the first piece of a line that cannot be divided.
double first_word_width(const Line& line) {
    std::size_t i = 0;
    while (i + 1 < line.chars.size() && !breaks_between(line.chars[i], line.chars[i + 1])) {
        ++i;
    }
    return line.chars[i].x1 - line.chars.front().x0;
}

double indent(const FlowLine& line) { return line.line.box.x0 - line.edges.left; }

double right_gap(const FlowLine& line) { return line.edges.right - line.line.box.x1; }

/// A tab that reaches the right edge: a date set right, a page number after a leader.
bool ends_at_tab(const FlowLine& line) {
    return line.text.text.find('\t') != std::string::npos && right_gap(line) < 1.5 * line.line.size;
}

/// Two dots or more, then a number at the end: a line of contents.
bool ends_with_leader(const FlowLine& line) {
    const std::u32string text = model::to_utf32(model::squash(line.text.text));
    std::size_t i = text.size();
    while (i > 0 && ((text[i - 1] >= U'0' && text[i - 1] <= U'9') || one_of(U"()（）-—", text[i - 1]))) {
        --i;
    }
    return i < text.size() && i >= 2 && one_of(U".…·", text[i - 1]) && one_of(U".…·", text[i - 2]);
}

bool same_size(const Line& a, const Line& b) { return std::abs(a.size - b.size) <= kSizeStep * std::max(a.size, b.size); }

/// The style of most of a line; runs are few.
const model::TextStyle& main_style(const LineText& text) {
    return std::max_element(text.runs.begin(), text.runs.end(), [](const model::Run& a, const model::Run& b) {
               return a.end - a.start < b.end - b.start;
           })->style;
}

bool same_look(const LineText& a, const LineText& b) {
    const model::TextStyle& left = main_style(a);
    const model::TextStyle& right = main_style(b);
    return left.font == right.font && left.bold == right.bold && left.color == right.color;
}

/// Whether `x` is where the text after a label or marker of the line begins.
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

model::Alignment alignment_of(const std::vector<FlowLine>& lines, const Measures& measures) {
    const FlowLine& last = lines.back();
    if (is_centred(last, measures) &&
        std::all_of(lines.begin(), lines.end() - 1, [&](const FlowLine& l) { return is_centred(l, measures) || right_gap(l) < 1.5 * l.line.size; })) {
        return model::Alignment::center;
    }
    const bool right = std::all_of(lines.begin(), lines.end(), [](const FlowLine& l) {
        return indent(l) > 0.3 * l.edges.width() && indent(l) > 2 * right_gap(l) && l.text.text.find('\t') == std::string::npos;
    });
    return right ? model::Alignment::end : model::Alignment::start;
}

}  // namespace

bool is_centred(const FlowLine& line, const Measures& measures) {
    const double left = indent(line);
    const double right = line.edges.right - line.line.chars.back().x1;
    const double em = line.line.size;
    const bool display = em > 1.05 * measures.body_size;
    if (left < (display ? 0.15 : 1.2) * em || std::abs(left - right) > std::max((display && left < em ? 0.4 : 0.6) * em, 0.02 * line.edges.width())) {
        return false;
    }
    const bool like_body = std::abs(line.line.size - measures.body_size) < kSizeStep * measures.body_size;
    return !like_body || std::abs(left - kIndent * em) > 0.3 * em;
}

bool is_full(const FlowLine& line, const FlowLine& next) {
    const bool cjk = model::is_cjk(line.line.chars.back().code);
    const bool next_cjk = model::is_cjk(next.line.chars.front().code);
    const float space = line.line.trailing_space != 0 || !cjk || !next_cjk ? 0.5F : 0;   // would have stood between
    return line.line.chars.back().x1 + space * line.line.size + first_word_width(next.line) > line.edges.right - kSlack * line.line.size;
}

float ParagraphBuilder::join_confidence(const FlowLine& next) const {
    const FlowLine& last = lines_.back();
    if (!same_size(last.line, next.line) || ends_at_tab(last) || ends_with_leader(last) || is_bullet(next.line.chars.front().code)) {
        return 0;
    }
    return next.region == last.region ? join_in_region(next) : join_over_regions(next);
}

float ParagraphBuilder::join_in_region(const FlowLine& next) const {
    const FlowLine& first = lines_.front();
    const FlowLine& last = lines_.back();
    const double em = next.line.size;
    const double pitch = next.line.baseline - last.line.baseline;
    const bool display_text = em > 1.1F * measures_.body_size;
    const double widest = display_text ? kDisplayPitch : std::max(kSpaced * measures_.pitch, 1.5F);
    if ((!next.cell && pitch > widest * em + 1) || !is_full(last, next)) {
        return 0;
    }
    if (is_centred(next, measures_)) {
        const bool display = next.cell || display_text || main_style(next.text).bold;
        const bool whole_line = !is_centred(last, measures_) || right_gap(last) < 2 * em;
        return display && whole_line && same_look(last.text, next.text) ? 0.9F : 0;
    }
    if (is_centred(last, measures_) && !next.cell) {
        return 0;
    }
    const double from_edge = indent(next);
    if (from_edge < kFlush * em) {
        const bool flush_paragraph = indent(first) < kFlush * em;
        const bool ended = ends_sentence(model::last_code_point(last.text.text)) && right_gap(last) > 0.9 * em;
        return flush_paragraph && ended && !next.cell ? 0 : 0.98F;
    }
    if (from_edge > kFarRight * next.edges.width() && !next.cell) {
        return 0;   // signatures and dates
    }
    if (lines_.size() >= 2) {
        return std::abs(next.line.box.x0 - last.line.box.x0) < 0.4 * em ? 0.95F : 0;
    }
    const double shift = next.line.box.x0 - first.line.box.x0;
    if (shift < -kFlush * em) {
        return 0.9F;
    }
    if (shift > kFlush * em) {
        return hangs_under(first.line, next.line.box.x0) ? 0.9F : 0;
    }
    const bool paragraph_indent = std::abs(from_edge - kIndent * em) < 0.5 * em;
    return measures_.first_line_indent && paragraph_indent && !next.cell ? 0 : 0.8F;
}

float ParagraphBuilder::join_over_regions(const FlowLine& next) const {
    const FlowLine& first = lines_.front();
    const FlowLine& last = lines_.back();
    const double em = next.line.size;
    if (next.cell || !is_full(last, next) || is_centred(last, measures_) || is_centred(next, measures_)) {
        return 0;
    }
    const bool one_style = last.text.runs.size() == 1 && next.text.runs.size() == 1;
    if (one_style && !same_look(last.text, next.text)) {
        return 0;
    }
    if (indent(next) < kFlush * em) {
        const bool ended = ends_sentence(model::last_code_point(last.text.text));
        const bool flush_paragraph = indent(first) < kFlush * em;
        if (ended && (flush_paragraph ? right_gap(last) > 0.9 * em || !measures_.first_line_indent : false)) {
            return 0;
        }
        return ended ? 0.8F : 0.95F;
    }
    return lines_.size() >= 2 && !measures_.first_line_indent && std::abs(indent(next) - indent(last)) < 0.4 * em ? 0.8F : 0;
}

void ParagraphBuilder::add(FlowLine line) {
    if (!lines_.empty()) {
        const float confidence = join_confidence(line);
        if (confidence == 0) {
            cut();
        } else {
            confidence_ = std::min(confidence_, confidence);
        }
    }
    lines_.push_back(std::move(line));
}

void ParagraphBuilder::cut() {
    if (lines_.empty()) {
        return;
    }
    const FlowLine& first = lines_.front();
    model::Paragraph paragraph;
    LineText text;
    model::Location place;
    std::size_t region = first.region + 1;
    double rest_left = 1e9;
    double rest_right = 1e9;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const FlowLine& line = lines_[i];
        join_lines(text, line.text, i > 0 && lines_[i - 1].line.trailing_space != 0);
        if (line.region != region) {
            if (place.box) {
                paragraph.locations.push_back(place);
            }
            place = {};
            place.page = line.page;
            place.box = line.line.box;
            region = line.region;
        } else {
            place.box->add(line.line.box);
        }
        if (i > 0) {
            rest_left = std::min(rest_left, indent(line));
        }
        rest_right = std::min(rest_right, right_gap(line));
    }
    paragraph.locations.push_back(place);
    paragraph.text = std::move(text.text);
    paragraph.runs = std::move(text.runs);
    paragraph.alignment = alignment_of(lines_, measures_);
    if (paragraph.alignment == model::Alignment::start) {
        paragraph.indent_left = static_cast<float>(std::max(0.0, lines_.size() > 1 ? rest_left : 0));
        paragraph.first_line = static_cast<float>(indent(first)) - paragraph.indent_left;
    }
    paragraph.indent_right = static_cast<float>(std::max(0.0, rest_right));
    if (last_region_ == first.region) {
        paragraph.space_before =
            static_cast<float>(std::max(0.0, first.line.baseline - last_baseline_ - static_cast<double>(measures_.pitch * first.line.size)));
    } else if (last_page_ != 0 && last_page_ != first.page) {
        paragraph.page_break_before = last_bottom_gap_ > 3 * measures_.pitch * measures_.body_size;
    }
    paragraph.join_confidence = confidence_;
    confidence_ = 1;
    const FlowLine& last = lines_.back();
    last_region_ = last.region;
    last_page_ = last.page;
    last_baseline_ = last.line.baseline;
    last_bottom_gap_ = last.page_bottom - last.line.box.y1;
    done_.push_back(std::move(paragraph));
    lines_.clear();
}

std::vector<model::Paragraph> ParagraphBuilder::take() {
    cut();
    return std::exchange(done_, {});
}

}  // namespace bianmu::layout
