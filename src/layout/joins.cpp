#include "layout/joins.h"

#include <algorithm>
#include <cmath>

#include "layout/joint.h"
#include "layout/line_fit.h"
#include "layout/looks.h"
#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr double kFarRight = 0.35;     // of the width: a line that begins there is set right
constexpr double kNearFull = 1.5;      // em that a full line of Han may lack
constexpr double kCodePitch = 1.3;     // em between lines of program text that do not show it
constexpr double kEmptyLines = 3.4;    // pitches: two empty lines, perhaps of larger type, may stand in it
constexpr double kSamePlace = 0.15;    // em
constexpr float kOneText = 0.9F;       // confidence of what tags or a hanging indent alone join
constexpr double kMostIndent = 5;      // em: a paragraph's first line
constexpr std::size_t kRuleMarks = 6;  // of a rule that is typed
constexpr double kCutShort = 3;        // lines that could have stood on the rest of the page

/// Whether a line draws a rule: one mark, again and again.
bool draws_rule(const Line& line) {
    const char32_t mark = line.chars.front().code;
    return line.chars.size() >= kRuleMarks && !model::is_han(mark) && !is_alphanumeric(mark) &&
           std::all_of(line.chars.begin() + 1, line.chars.end(), [mark](const Char& c) { return c.code == mark; });
}

/// Judges where the next line starts.
float start(const Joint& j, bool apart) {
    const double from_edge = j.next.indent();
    const bool flush = from_edge < kFlush * j.em;
    const bool flush_paragraph = j.first.indent() < kFlush * j.em;
    const bool far_right = j.open.size() == 1 && j.first.indent() > kFarRight * j.first.edges.width();
    if (far_right && !j.next.cell && from_edge < j.first.indent() - kMostIndent * j.em && !j.must_go_on()) {
        return 0;   // a signature or a date that reaches the edge
    }
    if (flush_paragraph && j.closed(apart) && !j.next.cell) {
        return 0;
    }
    if (apart && j.item_breaks_off()) {
        return 0.8F;
    }
    if (j.open.size() > 1) {   // the paragraph shows where its lines start
        const double own = j.last.indent();
        const bool same_place = j.next.page != j.last.page && std::abs(j.next.line.box.x0 - j.last.line.box.x0) < kSamePlace * j.em;   // whatever edges a page of lists shows
        if (std::abs(from_edge - own) < 0.4 * j.em || (flush && own < kFlush * j.em) || same_place) {
            return 0.97F;
        }
        const bool hanging = !apart && flush_paragraph && own > kFlush * j.em;   // its lines hang: one at the edge begins another
        return flush && !j.ended && !hanging && (!j.mark || apart) ? 0.8F : 0;   // lines that hang may be all that shows the next region's edge
    }
    if (flush && !(j.mark && apart && flush_paragraph && j.ended)) {
        return 0.98F;
    }
    if (from_edge > kFarRight * j.next.edges.width() && !j.next.cell) {
        return 0;   // signatures and dates
    }
    if (j.hangs()) {
        return 0.95F;
    }
    if (!apart && (is_lower(j.next.line.chars.front().code) || is_comma(j.end)) && j.must_go_on()) {
        return 0.75F;   // a hanging indent of its own
    }
    if (!apart && j.cut_in_sentence()) {
        return 0.75F;
    }
    if (!apart && flush_paragraph && j.hangs_in_sentence()) {
        return 0.75F;
    }
    const double shift = from_edge - j.first.indent();
    if (!apart && flush_paragraph && j.measures.hangs_at(static_cast<float>(shift / j.em))) {
        return 0.8F;
    }
    if (apart || shift > kFlush * j.em) {
        return 0;
    }
    if (shift < -kFlush * j.em) {
        return 0.9F;
    }
    const bool paragraph_indent = std::abs(from_edge - kIndent * j.em) < 0.5 * j.em;
    return j.measures.first_line_indent && paragraph_indent && !j.next.cell ? 0 : 0.8F;
}

/// Judges a line under the paragraph, in the same column.
float in_region(const Joint& j) {
    if (j.translated() || j.heading_below()) {
        return 0;
    }
    if (!j.next.cell && j.follows_gap()) {
        return 0;
    }
    if (j.goes_on_in_block()) {
        return 0.85F;
    }
    const bool quoted = j.quoted_in_middle();
    if (!quoted && !j.goes_on()) {
        return 0;
    }
    if (quoted && !j.next.cell) {
        return 0.85F;
    }
    if (j.around_initial()) {
        return 0.95F;
    }
    const double outdent = j.first.line.box.x0 - j.next.line.box.x0;
    const bool one_block = !j.next.cell && (std::abs(j.next.line.box.x0 - j.last.line.box.x0) < 0.15 * j.em || (j.mark && j.hangs()));
    if (!one_block && !j.next.cell && (is_centred(j.next, j.measures) || is_centred(j.last, j.measures)) && j.full_like_neighbour() &&
        outdent > -kSameEnd * j.em && outdent < kMostIndent * j.em && same_weight(j.last.text, j.next.text)) {
        return 0.85F;   // in the middle of the page, but in a measure of its own
    }
    if (!one_block && !j.next.cell && j.rest_in_middle()) {
        return 0.85F;
    }
    if (!one_block && is_centred(j.next, j.measures)) {
        const bool display = j.next.cell || j.em > 1.1F * j.measures.body_size || main_style(j.next.text).bold;
        const bool whole_line = !is_centred(j.last, j.measures) || j.last.right_gap() < 2 * j.em;
        if (j.cut_off()) {
            return same_weight(j.last.text, j.next.text) ? 0.85F : 0;
        }
        return display && whole_line && same_look(j.last.text, j.next.text) ? 0.9F : 0;
    }
    // The white of a first line may be even by chance.
    const bool first_line = j.open.size() == 1 && std::abs(j.last.indent() - kIndent * j.em) < kFlush * j.em && j.next.indent() < kFlush * j.em && !ends_clause(j.end);
    if (!one_block && !first_line && is_centred(j.last, j.measures) && !j.next.cell) {
        return 0;
    }
    return start(j, false);
}

bool ends_before_foot(const FlowLine& line, const Measures& measures) {
    return line.page_bottom - line.line.box.y1 > kCutShort * measures.pitch * measures.body_size;
}

/// Baseline distance of the open lines of program text, points.
double code_pitch(const Joint& j) {
    double least = 1e9;
    for (std::size_t i = 1; i < j.open.size(); ++i) {
        const double pitch = j.open[i].line.baseline - j.open[i - 1].line.baseline;
        least = j.open[i].page == j.open[i - 1].page && pitch > 0 ? std::min(least, pitch) : least;
    }
    return least < 2 * kCodePitch * j.em ? least : kCodePitch * j.em;
}

/// Program text that its page cuts at the foot goes on at the same place or farther in.
bool code_goes_over_page(const Joint& j) {
    return j.next.page == j.last.page + 1 && j.next.region != j.last.region && !ends_before_foot(j.last, j.measures) && j.next.indent() > -kFlush * j.em;
}

/// Whether each line is of one colour, and not the other's.
bool other_color(const LineText& a, const LineText& b) {
    const auto color = [](const model::Run& run) { return run.style.color; };
    const auto one = [&color](const LineText& text) {
        return std::all_of(text.runs.begin(), text.runs.end(), [&](const model::Run& run) { return color(run) == color(text.runs.front()); });
    };
    return !a.runs.empty() && !b.runs.empty() && color(a.runs.front()) != color(b.runs.front()) && one(a) && one(b);
}

/// Judges a line at the head of another column or page.
float over_regions(const Joint& j) {
    const bool item = j.item_breaks_off() || (j.mark && (j.hangs() || j.hangs_exactly()));   // its lines are in the middle by chance
    if (j.next.cell || !j.goes_on() || (!item && (is_centred(j.last, j.measures) || is_centred(j.next, j.measures)))) {
        return 0;
    }
    const bool cut_short = j.next.page != j.last.page && ends_before_foot(j.last, j.measures);
    if (j.ended && cut_short) {
        return 0;   // a sentence has ended, and its page before its foot
    }
    if (other_color(j.last.text, j.next.text)) {
        return 0;
    }
    const bool one_style = j.last.text.runs.size() == 1 && j.next.text.runs.size() == 1;
    if (one_style && !same_look(j.last.text, j.next.text)) {
        return 0;
    }
    return std::min(start(j, true), j.ended ? 0.8F : 0.95F);
}

Join decide(const Joint& j) {
    if (j.last.box != j.next.box && (j.last.page == j.next.page || j.last.box == nullptr || j.next.box == nullptr)) {
        return {};
    }
    if (j.next.box != nullptr && j.next.box->step) {
        return {kOneText, !is_full(j.last.line, j.last.edges.right, j.next.line)};
    }
    if (j.last.code && j.next.code) {
        const double pitch = j.next.line.baseline - j.last.line.baseline;   // its indents may look like columns: the region does not count
        const bool below = j.next.page == j.last.page && pitch > 0 && pitch < kEmptyLines * code_pitch(j);
        return (below || code_goes_over_page(j)) && same_size(j.last.line, j.next.line) ? Join{kOneText, true} : Join{};
    }
    if (j.begins_drawn_item()) {
        return {};
    }
    if (j.run_in()) {
        return {kOneText, false};
    }
    if (j.next.under_rule || !same_size(j.last.line, j.next.line) || (ends_at_tab(j.last) && !j.opens_with_title()) || ends_with_leader(j.last) || draws_rule(j.last.line) || draws_rule(j.next.line) || j.begins_item()) {
        return {};
    }
    if (j.next.region != j.last.region && !j.next.cell) {
        return {over_regions(j), false};
    }
    const float confidence = in_region(j);
    if (confidence == 0 && j.one_text()) {
        return {kOneText, true, true};
    }
    return confidence == 0 && j.broken_by_author() ? Join{0.6F, true} : Join{confidence, false};
}

float around(const Joint& j) {
    const bool item_ended = j.mark && j.mark->bullet() && (j.next.page == j.last.page || !j.hangs());   // bullets need no stop
    const bool possible = same_size(j.last.line, j.next.line) && !j.begins_item() && !j.next.cell && !item_ended;
    return possible ? std::min(over_regions(j), 0.75F) : 0;
}

}  // namespace

Join join(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures) {
    return decide(Joint(open, next, measures));
}

float join_around(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures) {
    return around(Joint(open, next, measures));
}

bool breaks_off(const std::vector<FlowLine>& open, const Measures& measures) {
    const FlowLine& last = open.back();
    const double em = last.line.size;
    const char32_t end = last.line.chars.back().code;
    const double rest = model::is_cjk(end) ? kNearFull * em : kRagged * last.edges.width();
    return !last.cell && same_size(last.line.size, measures.body_size) && !ends_clause(end) && last.right_gap() < rest &&
           last.line.box.width() > kLongLine * em && !is_centred(last, measures) && !ends_at_tab(last) && !ends_with_leader(last);
}

}  // namespace bianmu::layout
