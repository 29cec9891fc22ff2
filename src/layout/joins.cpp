#include "layout/joins.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

#include "layout/item_mark.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr float kFlush = 0.7F;         // em: nearer to the edge is at the edge
constexpr float kIndent = 2.0F;        // em: first-line indent of Chinese text
constexpr double kFarRight = 0.35;     // of the width: a line that begins there is set right
constexpr float kSizeStep = 0.08F;     // share: a larger change of size is another kind of text
constexpr float kSpaced = 1.3F;        // of the line pitch: more is a gap between paragraphs
constexpr double kTight = 1.08;        // of the line pitch: no white between the lines
constexpr double kDisplayPitch = 2.2;  // em: lines of a title stand wider apart than the text's
constexpr float kSlack = 0.35F;        // em that a full line may lack
constexpr float kWordSpace = 0.25F;    // em
constexpr double kShort = 0.9;         // em that a justified line lacks at the right only where its paragraph ends
constexpr double kNearFull = 1.5;      // em that a full line of Han may lack
constexpr double kTabGap = 2;          // em of white inside a line
constexpr double kRagged = 0.2;        // of the width that a line may lack before a word that cannot begin a paragraph
constexpr double kCodePitch = 2.7;     // em: one empty line may stand in program text
constexpr float kDisplay = 1.15F;      // of the body's size: type of headings
constexpr double kSolid = 1.35;        // em of pitch: lines of display type set solid
constexpr float kOneText = 0.9F;       // confidence of what tags or a hanging indent alone join
constexpr double kLoose = 0.35;        // of the width that a line may lack behind a comma
constexpr double kMostIndent = 5;      // em: a paragraph's first line
constexpr double kHeadingRoom = 2;     // em right of a heading
constexpr double kWider = 1.15;        // of the paragraph's own pitch, over a heading
constexpr double kStretched = 0.15;    // em from the edge, of lines that are stretched to it
constexpr double kCutPitch = 1.4;      // more white between lines, where only a paragraph can go on
constexpr float kRunIn = 1.35F;        // a run-in heading's type to its text's, at the most
constexpr double kSamePitch = 1.05;    // of the pitch in a paragraph whose lines stand wide apart
constexpr double kCutShort = 3;        // lines that could have stood on the rest of the page
constexpr double kLongLine = 15;       // em: running text
constexpr double kVeryLongLine = 20;   // em: two of them that end alike by chance are rare
constexpr double kSameEnd = 0.15;      // em

bool one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool opens(char32_t c) { return one_of(U"（《〈【〖［〔「『([{", c); }
bool quotes(char32_t c) { return one_of(U"“”‘’\"'", c); }
bool closes(char32_t c) { return one_of(U"，。、；：？！）》〉】〗］〕」』…%％℃‰)]},.;:?!", c); }
bool ends_sentence(char32_t c) { return one_of(U"。！？；.!?", c); }
bool ends_clause(char32_t c) { return ends_sentence(c) || one_of(U"：:;”", c); }
bool is_lower(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'\u00DF' && c <= U'\u00FF'); }
bool is_hyphen(char32_t c) { return one_of(U"-\u2010\u00AD", c); }

/// Whether a line may break between two neighbours (Unicode UAX #14, in short).
bool breaks_between(const Char& a, const Char& b) {
    if (b.space != 0 || (is_hyphen(a.code) && is_lower(b.code))) {
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

/// A short piece behind a tab that reaches the right edge: a date set right, a page number after a leader.
bool ends_at_tab(const FlowLine& line) {
    const std::vector<Char>& chars = line.line.chars;
    if (line.right_gap() > 1.5 * line.line.size) {
        return false;
    }
    for (std::size_t i = chars.size() - 1; i > 0 && chars[i].x0 > line.edges.left + line.edges.width() / 2; --i) {
        if (chars[i].x0 - chars[i - 1].x1 > kTabGap * line.line.size) {
            return true;
        }
    }
    return false;
}

/// Two dots or more, or an ellipsis, then a number at the end: a line of contents.
bool ends_with_leader(const FlowLine& line) {
    const std::vector<Char>& chars = line.line.chars;
    std::size_t i = chars.size();
    while (i > 0 && ((chars[i - 1].code >= U'0' && chars[i - 1].code <= U'9') || one_of(U"()（）-—Pp", chars[i - 1].code))) {
        --i;
    }
    return i < chars.size() && i >= 2 && (chars[i - 1].code == U'…' || (one_of(U".·", chars[i - 1].code) && one_of(U".…·", chars[i - 2].code)));
}

bool same_size(const Line& a, const Line& b) { return std::abs(a.size - b.size) <= kSizeStep * std::max(a.size, b.size); }

/// Most of a line; runs are few.
const model::Run& main_run(const LineText& text) {
    return *std::max_element(text.runs.begin(), text.runs.end(), [](const model::Run& a, const model::Run& b) { return a.end - a.start < b.end - b.start; });
}
const model::TextStyle& main_style(const LineText& text) { return main_run(text).style; }

/// The same weight and colour, in whatever script most of each line is; a link has a colour of its own.
bool same_weight(const LineText& a, const LineText& b) {
    const model::Run& left = main_run(a);
    const model::Run& right = main_run(b);
    return left.style.bold == right.style.bold && (left.style.color == right.style.color || left.link >= 0 || right.link >= 0);
}

bool same_look(const LineText& a, const LineText& b) { return main_style(a).font == main_style(b).font && same_weight(a, b); }

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

/// One look at a line that may go on with a paragraph.
class Joint {
public:
    Joint(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures)
        : open_(open), first_(open.front()), last_(open.back()), next_(next), measures_(measures), em_(next.line.size),
          end_(last_.line.chars.back().code), ended_(ends_sentence(end_)), mark_(find_item_mark(first_.line)) {}

    [[nodiscard]] Join decide() const {
        if (last_.box != next_.box && (last_.page == next_.page || last_.box == nullptr || next_.box == nullptr)) {
            return {};
        }
        if (next_.box != nullptr && next_.box->step) {
            return {kOneText, !is_full(last_.line, last_.edges.right, next_.line)};
        }
        if (last_.code && next_.code) {
            const double pitch = next_.line.baseline - last_.line.baseline;   // its indents may look like columns: the region does not count
            const bool below = next_.page == last_.page && pitch > 0 && pitch < kCodePitch * em_;
            return below && same_size(last_.line, next_.line) ? Join{kOneText, true} : Join{};
        }
        if (run_in()) {
            return {kOneText, false};
        }
        if (next_.under_rule || !same_size(last_.line, next_.line) || (ends_at_tab(last_) && !opens_with_title()) || ends_with_leader(last_) || begins_item()) {
            return {};
        }
        if (next_.region != last_.region && !next_.cell) {
            return {over_regions(), false};
        }
        const float confidence = in_region();
        if (confidence == 0 && one_text()) {
            return {kOneText, true, true};
        }
        return confidence == 0 && broken_by_author() ? Join{0.6F, true} : Join{confidence, false};
    }

    [[nodiscard]] float around() const {
        const bool possible = same_size(last_.line, next_.line) && !begins_item() && !next_.cell;
        return possible ? std::min(over_regions(), 0.75F) : 0;
    }

private:
    /// The text of a run-in heading goes on in the type of the text: sentences have begun in its line, which is full.
    [[nodiscard]] bool run_in() const {
        const std::vector<Char>& chars = last_.line.chars;
        const bool smaller = next_.line.size < last_.line.size && last_.line.size < kRunIn * next_.line.size && !same_size(last_.line, next_.line);
        return smaller && open_.size() == 1 && next_.region == last_.region && !next_.cell && !next_.under_rule && !ended_ && !follows_gap() &&
               std::any_of(chars.begin(), chars.end(), [](const Char& c) { return ends_sentence(c.code) && c.code > 0xFF; }) &&
               is_full(last_.line, last_.edges.right, next_.line) && next_.indent() < kFlush * em_ && !find_item_mark(next_.line);
    }

    /// The gap is that between a run-in title and its text: both of an indented paragraph, whose next line begins at the edge.
    [[nodiscard]] bool opens_with_title() const {
        const bool indented = open_.size() == 1 && std::abs(first_.indent() - kIndent * em_) < 0.5 * em_ && next_.indent() < kFlush * em_;
        const std::vector<Char>& chars = last_.line.chars;
        std::size_t gaps = 0;
        for (std::size_t i = 1; i < chars.size(); ++i) {
            gaps += chars[i].x0 - chars[i - 1].x1 > kTabGap * em_ * 2 ? 2 : chars[i].x0 - chars[i - 1].x1 > kWordSpace * 2 * em_ ? 1 : 0;
        }
        return indented && gaps == 1 && is_full(last_.line, last_.edges.right, next_.line);
    }

    /// The next line begins an item: a bullet, or a number where the paragraph is one of the same kind or has come to an end.
    [[nodiscard]] bool begins_item() const {
        const auto mark = find_item_mark(next_.line);
        if (!mark) {
            return false;
        }
        if (mark->kind == MarkKind::bullet) {
            return true;
        }
        const bool dashes = mark->kind == MarkKind::dash && mark->apart;   // of any level
        const bool sibling = mark_ && mark_->kind == mark->kind && (dashes || std::abs(next_.indent() - first_.indent()) < kFlush * em_);
        const bool continuation = next_.indent() < std::min(first_.indent(), last_.indent() + em_) - kFlush * em_;   // of an indented paragraph
        return sibling || (ends_clause(end_) && (mark->apart || (open_.size() == 1 && !continuation)));
    }

    /// The next line cannot begin a paragraph: a comma before it, a closing mark, the rest of a word, a small letter in running text.
    [[nodiscard]] bool must_go_on() const {
        const char32_t c = next_.line.chars.front().code;
        if (one_of(U"，。、；：？！）》】〕」』", c)) {
            return true;
        }
        if (one_of(U",，、", end_) && last_.line.box.width() > kLongLine * em_ && last_.right_gap() < kLoose * last_.edges.width() &&
            same_look(last_.text, next_.text)) {
            return true;   // no paragraph ends in a comma
        }
        const bool running = last_.line.box.width() > kLongLine * em_ && last_.right_gap() < kRagged * last_.edges.width();
        const std::size_t n = last_.line.chars.size();
        const bool divided = n > 1 && is_hyphen(end_) && is_lower(last_.line.chars[n - 2].code);
        return running && is_lower(c) && (divided || (!ends_clause(end_) && same_look(last_.text, next_.text)));
    }

    /// The text before does not end with its line.
    [[nodiscard]] bool goes_on() const { return is_full(last_.line, last_.edges.right, next_.line) || must_go_on() || full_like_neighbour(); }

    /// A long line in the middle of a sentence that ends where its neighbour does: both are full, in a measure of their own.
    [[nodiscard]] bool full_like_neighbour() const {
        const FlowLine& other = open_.size() > 1 ? open_[open_.size() - 2] : next_;
        const double difference = std::min<double>(std::abs(other.line.box.x1 - last_.line.box.x1), std::abs(other.line.chars.back().x1 - last_.line.chars.back().x1));
        return other.region == last_.region && next_.region == last_.region && difference < kSameEnd * em_ && !ends_clause(end_) &&
               std::min<double>(last_.line.box.width(), other.line.box.width()) > kVeryLongLine * em_ && same_size(other.line, last_.line);
    }

    /// A line that closes a sentence and is not full ends its paragraph where lines are stretched to the edge, or of Han, which
    /// breaks anywhere. The white of a closing mark counts as room, but for a semicolon's, behind which paragraphs seldom end.
    [[nodiscard]] bool closed(bool apart) const {
        const bool even = last_.edges.justified || (model::is_cjk(end_) && model::is_cjk(next_.line.chars.front().code));
        return ended_ && even && (apart || end_ != U'；' ? last_.right_gap() : last_.edges.right - last_.line.chars.back().x1) > kShort * em_;
    }

    [[nodiscard]] bool follows_gap() const {
        const double pitch = next_.line.baseline - last_.line.baseline;
        const bool display = em_ > 1.1F * measures_.body_size;
        double widest = (display ? kDisplayPitch : std::max(kSpaced * measures_.pitch_of(next_.line.size), 1.5F)) * em_ + 1;
        if (open_.size() > 1 && open_[open_.size() - 2].region == last_.region) {
            const double own = last_.line.baseline - open_[open_.size() - 2].line.baseline;
            widest = own > widest ? kSamePitch * own : std::min(widest, std::max(kSpaced * own + 1, em_));
        }
        return pitch > (is_cut() ? kCutPitch * widest : widest);
    }

    /// A full line that ends in a comma is cut and no end; so is one of Han in the middle of its sentence, with a line at the edge below it,
    /// where paragraphs are indented, or where both end alike.
    [[nodiscard]] bool is_cut() const {
        const double room = last_.edges.right - last_.line.chars.back().x1;
        if (last_.line.box.width() <= kLongLine * em_ || room > kSlack * em_ || !same_weight(last_.text, next_.text)) {
            return false;
        }
        const bool even = next_.indent() < kFlush * em_ && first_.indent() < kFlush * em_ && full_like_neighbour();
        if (!same_look(last_.text, next_.text)) {
            return even && model::is_cjk(end_);
        }
        const bool at_edge = next_.indent() < kFlush * em_ && (open_.size() > 1 || std::abs(first_.indent() - kIndent * em_) < kFlush * em_);
        const bool indented = measures_.first_line_indent && at_edge && next_.line.box.width() > kIndent * em_;
        return one_of(U"，、", end_) || (model::is_cjk(end_) && (indented || even));
    }

    /// Whether the next line starts where the text of an item's first line starts, or between its mark and that.
    [[nodiscard]] bool hangs() const {
        if (mark_) {
            const double text = first_.line.chars[mark_->length].x0 - first_.edges.left;
            return next_.indent() > first_.indent() + 0.2 * em_ && next_.indent() < text + 1.1 * em_;
        }
        return next_.region == first_.region && hangs_under(first_.line, next_.line.box.x0);
    }

    /// A caption is cut in its sentence, and the rest stands in the middle below: its line fills the width, or the rest begins small.
    [[nodiscard]] bool cut_off() const {
        const bool even = std::abs(last_.indent() - last_.right_gap()) < em_;
        const bool rest = is_lower(next_.line.chars.front().code) && last_.line.box.width() > kLongLine * em_;
        return !ends_clause(end_) && even && (rest || (open_.size() == 1 && last_.right_gap() < em_));
    }

    /// A sentence has ended, and a line without any of its script follows: the same in another language.
    [[nodiscard]] bool translated() const {
        if (!ended_ || next_.line.box.width() <= kLongLine * em_) {
            return false;
        }
        const auto han = [](const Line& line) {
            return static_cast<std::size_t>(std::count_if(line.chars.begin(), line.chars.end(), [](const Char& c) { return model::is_cjk(c.code); }));
        };
        const std::size_t before = han(last_.line), after = han(next_.line);
        return before * 2 > last_.line.chars.size() ? after == 0 : before == 0 && after * 2 > next_.line.chars.size();
    }

    /// A short line of another look under a line that ends a sentence, though flush as the text is: a heading.
    [[nodiscard]] bool heading_below() const {
        if (next_.cell || !ended_ || open_.size() < 2 || next_.right_gap() < kHeadingRoom * em_ || open_[open_.size() - 2].region != last_.region) {
            return false;
        }
        const model::TextStyle& look = main_style(next_.text);
        const auto any = [](const LineText& text, const auto& is) { return std::any_of(text.runs.begin(), text.runs.end(), is); };
        const auto like = [&look](const model::Run& run) { return run.style.bold == look.bold && run.style.color == look.color; };
        if (!any(last_.text, like) && !any(next_.text, std::not_fn(like))) {
            return true;
        }
        const double own = last_.line.baseline - open_[open_.size() - 2].line.baseline;
        return look.font != main_style(last_.text).font && next_.line.baseline - last_.line.baseline > kWider * own;
    }

    /// A stretched line is full in the middle of a sentence, which cannot end there.
    [[nodiscard]] bool cut_in_sentence() const {
        const double room = last_.edges.right - last_.line.chars.back().x1;
        return last_.edges.justified && std::abs(room) < kStretched * em_ && last_.line.box.width() > kLongLine * em_ && !ends_clause(end_) &&
               same_look(last_.text, next_.text);
    }

    [[nodiscard]] float in_region() const {
        if (translated() || heading_below()) {
            return 0;
        }
        if ((!next_.cell && follows_gap()) || !goes_on()) {
            return 0;
        }
        const double outdent = first_.line.box.x0 - next_.line.box.x0;
        const bool one_block = !next_.cell && (std::abs(next_.line.box.x0 - last_.line.box.x0) < 0.15 * em_ || (mark_ && hangs()));
        if (!one_block && !next_.cell && (is_centred(next_, measures_) || is_centred(last_, measures_)) && full_like_neighbour() &&
            outdent > -kSameEnd * em_ && outdent < kMostIndent * em_ && same_weight(last_.text, next_.text)) {
            return 0.85F;   // in the middle of the page, but in a measure of its own
        }
        if (!one_block && is_centred(next_, measures_)) {
            const bool display = next_.cell || em_ > 1.1F * measures_.body_size || main_style(next_.text).bold;
            const bool whole_line = !is_centred(last_, measures_) || last_.right_gap() < 2 * em_;
            if (cut_off()) {
                return same_weight(last_.text, next_.text) ? 0.85F : 0;
            }
            return display && whole_line && same_look(last_.text, next_.text) ? 0.9F : 0;
        }
        if (!one_block && is_centred(last_, measures_) && !next_.cell) {
            return 0;
        }
        return start(false);
    }

    /// The line belongs to the paragraph wherever the edges are: both are of one tagged element, or it hangs under an item's text,
    /// and neither white, nor an indent, nor a number, nor a sentence that ends before the edge says that it begins another.
    [[nodiscard]] bool one_text() const {
        const std::int32_t element = last_.line.chars.back().element;
        const bool tagged = element >= 0 && element == next_.line.chars.front().element;
        if (follows_gap() || find_item_mark(next_.line)) {
            return false;
        }
        if (tagged) {
            return (!ended_ || last_.right_gap() < kShort * em_) && next_.indent() < last_.indent() + kFlush * em_;
        }
        if (stacked_display()) {
            return true;
        }
        return !next_.cell && mark_ && (mark_->bullet() || mark_->apart) && hangs_exactly() && same_weight(last_.text, next_.text);
    }

    /// Lines of a heading that its author broke: display type set solid, flush left.
    [[nodiscard]] bool stacked_display() const {
        return !next_.cell && em_ > kDisplay * measures_.body_size && same_look(last_.text, next_.text) && main_style(next_.text).bold &&
               std::abs(next_.line.box.x0 - last_.line.box.x0) < 0.15 * em_ && next_.line.baseline - last_.line.baseline < kSolid * em_ &&
               !is_centred(last_, measures_) && !is_centred(next_, measures_);
    }

    [[nodiscard]] bool hangs_exactly() const {
        const double text = first_.line.chars[mark_->length].x0;
        const double own = open_.size() > 1 ? last_.line.box.x0 : text;
        return text - first_.line.box.x0 > kFlush * em_ && std::abs(next_.line.box.x0 - text) < 0.2 * em_ && std::abs(own - text) < 0.2 * em_;
    }

    [[nodiscard]] float over_regions() const {
        if (next_.cell || !goes_on() || is_centred(last_, measures_) || is_centred(next_, measures_)) {
            return 0;
        }
        const bool cut_short = next_.page != last_.page && last_.page_bottom - last_.line.box.y1 > kCutShort * measures_.pitch * measures_.body_size;
        if (ended_ && cut_short) {
            return 0;   // a sentence has ended, and its page before its foot
        }
        const bool one_style = last_.text.runs.size() == 1 && next_.text.runs.size() == 1;
        if (one_style && !same_look(last_.text, next_.text)) {
            return 0;
        }
        return std::min(start(true), ended_ ? 0.8F : 0.95F);
    }

    [[nodiscard]] bool broken_by_author() const {
        const double pitch = next_.line.baseline - last_.line.baseline;
        return measures_.spaced && !next_.cell && pitch < kTight * measures_.pitch_of(next_.line.size) * em_ && last_.indent() < kFlush * em_ &&
               std::abs(next_.line.box.x0 - last_.line.box.x0) < 0.2 * em_ && same_look(last_.text, next_.text) &&
               last_.text.text.find('\t') == std::string::npos && next_.text.text.find('\t') == std::string::npos;
    }

    /// Judges where the next line starts.
    [[nodiscard]] float start(bool apart) const {
        const double from_edge = next_.indent();
        const bool flush = from_edge < kFlush * em_;
        const bool flush_paragraph = first_.indent() < kFlush * em_;
        const bool far_right = open_.size() == 1 && first_.indent() > kFarRight * first_.edges.width();
        if (far_right && !next_.cell && from_edge < first_.indent() - kMostIndent * em_ && !must_go_on()) {
            return 0;   // a signature or a date that reaches the edge
        }
        if (flush_paragraph && closed(apart) && !next_.cell) {
            return 0;
        }
        if (open_.size() > 1) {   // the paragraph shows where its lines start
            const double own = last_.indent();
            if (std::abs(from_edge - own) < 0.4 * em_ || (flush && own < kFlush * em_)) {
                return 0.97F;
            }
            const bool hanging = !apart && flush_paragraph && own > kFlush * em_;   // its lines hang: one at the edge begins another
            return flush && !ended_ && !hanging && (!mark_ || apart) ? 0.8F : 0;   // lines that hang may be all that shows the next region's edge
        }
        if (flush && !(mark_ && apart && flush_paragraph && ended_)) {
            return 0.98F;
        }
        if (from_edge > kFarRight * next_.edges.width() && !next_.cell) {
            return 0;   // signatures and dates
        }
        if (hangs()) {
            return 0.95F;
        }
        if (!apart && (is_lower(next_.line.chars.front().code) || one_of(U"，、", end_)) && must_go_on()) {
            return 0.75F;   // a hanging indent of its own
        }
        if (!apart && cut_in_sentence()) {
            return 0.75F;
        }
        const double shift = from_edge - first_.indent();
        if (!apart && flush_paragraph && measures_.hangs_at(static_cast<float>(shift / em_))) {
            return 0.8F;
        }
        if (apart || shift > kFlush * em_) {
            return 0;
        }
        if (shift < -kFlush * em_) {
            return 0.9F;
        }
        const bool paragraph_indent = std::abs(from_edge - kIndent * em_) < 0.5 * em_;
        return measures_.first_line_indent && paragraph_indent && !next_.cell ? 0 : 0.8F;
    }

    const std::vector<FlowLine>& open_;
    const FlowLine& first_;
    const FlowLine& last_;
    const FlowLine& next_;
    const Measures& measures_;
    double em_;
    char32_t end_;   ///< last character of the line before
    bool ended_;
    std::optional<ItemMark> mark_;   ///< of the paragraph
};

}  // namespace

bool is_centred(const FlowLine& line, const Measures& measures) {
    const double left = line.indent();
    const double right = line.edges.right - line.line.chars.back().x1;
    const double em = line.line.size;
    const bool display = em > 1.05 * measures.body_size;
    if (left < (display ? 0.15 : 1.2) * em || std::abs(left - right) > std::max((display && left < em ? 0.4 : 0.6) * em, 0.02 * line.edges.width())) {
        return false;
    }
    const bool like_body = std::abs(line.line.size - measures.body_size) < kSizeStep * measures.body_size;
    return !like_body || std::abs(left - kIndent * em) > 0.3 * em;
}

bool is_full(const Line& line, double right, const Line& next) {
    const bool cjk = model::is_cjk(line.chars.back().code);
    const bool next_cjk = model::is_cjk(next.chars.front().code);
    const float space = line.trailing_space != 0 || !cjk || !next_cjk ? kWordSpace : 0;   // would have stood between
    return line.chars.back().x1 + space * line.size + first_word_width(next) > right - kSlack * line.size;
}

Join join(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures) {
    return Joint(open, next, measures).decide();
}

float join_around(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures) {
    return Joint(open, next, measures).around();
}

bool breaks_off(const std::vector<FlowLine>& open, const Measures& measures) {
    const FlowLine& last = open.back();
    const double em = last.line.size;
    const char32_t end = last.line.chars.back().code;
    const double rest = model::is_cjk(end) ? kNearFull * em : kRagged * last.edges.width();
    return !last.cell && std::abs(em - measures.body_size) <= kSizeStep * measures.body_size && !ends_clause(end) && last.right_gap() < rest &&
           last.line.box.width() > kLongLine * em && !is_centred(last, measures) && !ends_at_tab(last) && !ends_with_leader(last);
}

}  // namespace bianmu::layout
