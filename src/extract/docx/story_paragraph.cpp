#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "extract/docx/story.h"
#include "extract/docx/symbols.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr float kTwipsPerPoint = 20;
constexpr float kTwipsPerLine = 312;  // a line of the document grid that Chinese templates set
constexpr float kLineHeight = 1.3F;   // of a line of CJK text, in em
constexpr std::int16_t kDefaultHalfPoints = 20;

float points(std::optional<int> twips) {
    return static_cast<float>(twips.value_or(0)) / kTwipsPerPoint;
}

/// Characters (hundredths) override twips where they are not 0.
float indent(std::optional<int> twips, std::optional<int> chars, float size) {
    return chars.value_or(0) != 0 ? static_cast<float>(*chars) * size / 100 : points(twips);
}

float space(std::optional<int> twips, std::optional<int> lines) {
    return twips || !lines ? points(twips) : static_cast<float>(*lines) / 100 * kTwipsPerLine / kTwipsPerPoint;
}

model::Paragraph* first_paragraph(model::Block& block) {
    return std::get_if<model::Paragraph>(&block.value);
}

}  // namespace

std::int32_t Shared::link(const std::string& target) {
    const auto [slot, fresh] = links.try_emplace(model::to_nfc(target), static_cast<std::int32_t>(flow.links.size()));
    if (fresh) {
        flow.links.push_back(slot->first);
    }
    return slot->second;
}

void Story::begin_paragraph(const Element& element) {
    ParagraphState& state = paragraphs_.emplace_back();
    const std::string_view id = element.find(Ns::word_extension, Name::paraId).value_or(std::string_view());
    std::uint32_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number, 16);
    state.locations.push_back({page_, part_, paragraph_count_++, {}, number, page_ > 0});
    state.styles.paragraph = shared_.formatting.styles.default_of(StyleType::paragraph);
    if (container().is_cell && tables_.size() > container().first_table) {
        state.styles.table = tables_.back().style;
        state.styles.first_row = tables_.back().in_first_row() && tables_.back().first_row_styled;
    }
}

void Story::begin_content() {
    if (!in_text_flow() || paragraph().begun) {
        return;
    }
    ParagraphState& state = paragraph();
    state.begun = true;
    state.effective = shared_.formatting.paragraph(state.styles, state.direct);
    if (!state.mark_hidden || shared_.keep_hidden) {
        number_paragraph();
    }
}

/// Opens the paragraph with its number and what comes to it from the one before; where its mark is hidden, not before some text is seen.
void Story::number_paragraph() {
    ParagraphState& state = paragraph();
    if (std::exchange(state.numbered, true)) {
        return;
    }
    const auto list = shared_.formatting.list_of(state.effective);
    if (list && !mark_gone(state) && !out_of_sight() && !container().carried_number) {   // a line has one number
        state.number = (box_depth_ > 0 ? box_counters_ : counters_).count(list->first, list->second);
        state.list = list;
    }
    if (state.number && !model::trim(state.number->text).empty()) {
        RunProperties run = shared_.formatting.styles.run(state.styles.table, state.styles.first_row, state.styles.paragraph, -1);
        run.merge(*state.number->run);
        RunLook marker = make_look(run);
        marker.ambiguous_east_asia = true;
        if (!marker.hidden || shared_.keep_hidden) {
            state.builder.append(state.number->text + state.number->suffix, marker);
            state.marker_bytes = state.builder.text().size();
        } else {
            state.number.reset();
        }
    }
    if (Container& from = container(); !from.carried.empty()) {
        if (from.carried_number) {
            state.number = std::exchange(from.carried_number, std::nullopt);
            state.marker_bytes = from.carried_marker;
        }
        if (state.builder.empty()) {
            state.builder = std::exchange(from.carried, {});  // not copied: a text may be carried through thousands of paragraphs
        } else {
            state.builder.append(from.carried);
            from.carried = TextBuilder();
        }
    }
    if (std::vector<model::Location>& places = container().carried_from; !places.empty()) {
        places.insert(places.end(), state.locations.begin(), state.locations.end());
        state.locations = std::exchange(places, {});
    }
}

RunLook Story::make_look(const RunProperties& effective) {
    RunLook out;
    const std::int32_t latin = effective.ascii >= 0 ? effective.ascii : effective.h_ansi;
    out.style.font = latin >= 0 ? latin : effective.east_asia;
    out.east_asia_font = effective.east_asia;
    out.style.size = static_cast<float>(effective.half_points >= 0 ? effective.half_points : kDefaultHalfPoints) / 2;
    out.style.color = static_cast<model::Color>(std::max(effective.color, 0));
    out.style.bold = effective.bold == Toggle::on;
    out.style.italic = effective.italic == Toggle::on;
    out.style.underline = effective.underline == Toggle::on;
    out.style.emphasis = effective.emphasis == Toggle::on;
    out.style.strike = effective.strike == Toggle::on || effective.double_strike == Toggle::on;
    out.style.script = static_cast<model::Script>(std::max<std::int8_t>(effective.script, 0));
    out.ambiguous_east_asia = effective.hint_east_asia == Toggle::on;
    out.hidden = effective.vanish == Toggle::on;
    if (out.style.font >= 0 && is_symbol_font(shared_.fonts.name(out.style.font))) {
        out.last_symbol = effective.h_ansi == latin ? 0xFF : 0x7F;
    }
    return out;
}

float Story::style_size(const ParagraphState& state) {
    return make_look(shared_.formatting.styles.run(state.styles.table, state.styles.first_row, state.styles.paragraph, -1)).style.size;
}

const RunLook& Story::look() {
    ParagraphState& state = paragraph();
    if (!state.run_resolved) {
        RunProperties effective =
            shared_.formatting.styles.run(state.styles.table, state.styles.first_row, state.styles.paragraph, state.run_style);
        effective.merge(state.run);
        state.look = make_look(effective);
        state.run_resolved = true;
    }
    return state.look;
}

void Story::emit_text(std::string_view text) {
    if (!in_text_flow() || text.empty()) {
        return;
    }
    if (!controls_.empty() && !controls_.back().value.empty() && !out_of_sight()) {
        put_text(bound_text(text));
    } else {
        put_text(text);
    }
}

void Story::put_text(std::string_view text) {
    if (!in_text_flow() || text.empty()) {
        return;
    }
    begin_content();
    ParagraphState& state = paragraph();
    const std::size_t first_field = std::min(container().first_field, fields_.size());
    const bool in_instruction = fields_.size() > first_field && (!fields_.back().in_result || fields_.back().within_instruction);
    if (formula_ && !dropping()) {
        formula_->text(text);
        return;
    }
    const RunLook& now = look();
    if (is_set_aside(text)) {
        return;
    }
    const bool seen = !now.hidden || shared_.keep_hidden;
    if (seen && in_instruction && !fields_.back().in_result) {
        fields_.back().stray += text;
        return;
    }
    if (!seen || in_instruction) {
        shared_.accounting.discard("hidden", text);
        return;
    }
    if (ruby_depth_ > 0) {
        ruby_ += text;
        return;
    }
    number_paragraph();
    std::string replaced;
    if (now.last_symbol > 0) {
        replaced = replace_symbols(shared_.fonts.name(now.style.font), text, now.last_symbol);
        text = replaced;
    }
    set_brackets(state.run_brackets);
    shared_.accounting.keep(text);
    page_begun_ = false;
    for (std::size_t field = fields_.size(); field > first_field && !fields_[field - 1].printed; --field) {
        fields_[field - 1].printed = true;  // those around are by now
    }
    if (!state.has_text) {
        state.has_text = !model::trim(text).empty();
        if (state.has_text) {
            state.first_size = now.style.size;
        }
    }
    Marks belongs = marks();
    belongs.note = std::exchange(state.pending_note, -1);
    belongs.ruby = ruby();
    state.builder.append(text, now, belongs);
}

Story::Brackets Story::read_brackets(const Element& element) {
    const std::string_view combined = element.get(Name::combine), kind = element.get(Name::combineBrackets);
    Brackets out;
    if (combined == "1" || combined == "true" || combined == "on") {
        out.layout = element.number(Name::id).value_or(0);
        out.open = kind == "round" ? "(" : kind == "square" ? "[" : kind == "angle" ? "<" : kind == "curly" ? "{" : "";
        out.close = kind == "round" ? ")" : kind == "square" ? "]" : kind == "angle" ? ">" : kind == "curly" ? "}" : "";
    }
    return out.open.empty() ? Brackets() : out;
}

/// Closes the brackets that are open and opens others, where the text that follows stands in others.
void Story::set_brackets(const Brackets& wanted) {
    ParagraphState& state = paragraph();
    if (wanted == state.open_brackets) {
        return;
    }
    const Brackets open = std::exchange(state.open_brackets, wanted);
    for (const std::string_view drawn : {open.close, wanted.open}) {
        shared_.accounting.keep(drawn);
        state.builder.append(drawn, look(), marks());
    }
}

void Story::page_break() {
    if (!in_text_flow() || dropping()) {
        return;
    }
    ParagraphState& state = paragraph();
    if (state.has_text) {
        flush_paragraph(false);
        state.locations.erase(state.locations.begin(), state.locations.end() - 1);
    }
    state.page_break = true;
    if (page_ > 0) {
        state.locations.back().page = ++page_;
        page_begun_ = true;
    }
}

/// Where Word began a page when it last laid the text out. It says so again behind a break that the author set.
void Story::rendered_break() {
    if (page_ == 0 || dropping()) {
        return;
    }
    pages_told_ = true;
    if (!std::exchange(page_begun_, false)) {
        ++page_;
    }
    std::vector<model::Location>& places = paragraph().locations;
    if (!paragraph().has_text) {
        places.back().page = page_;
    } else if (places.back().page != page_) {
        places.push_back(places.back());
        places.back().page = page_;
    }
}

/// A field that has text in its instruction, which ends with the paragraph, is a broken one: only an instruction proper goes on over paragraphs.
void Story::end_broken_fields() {
    std::string stray;
    while (fields_.size() > container().first_field && !fields_.back().in_result && !fields_.back().stray.empty()) {
        stray.insert(0, fields_.back().stray);
        fields_.pop_back();
    }
    if (fields_.size() > container().first_field && !fields_.back().in_result) {
        shared_.accounting.discard("hidden", stray);   // inside the instruction of a sound one
    } else {
        emit_text(stray);
    }
}

void Story::end_paragraph() {
    begin_content();
    end_bound_text(paragraphs_.size() - 1);
    set_brackets({});
    end_broken_fields();
    ParagraphState& state = paragraph();
    if (joins_next(state)) {
        Container& into = container();
        std::move(state.before.begin(), state.before.end(), std::back_inserter(into.blocks));
        std::move(state.after.begin(), state.after.end(), std::back_inserter(into.blocks));
        if (state.builder.text().size() > state.marker_bytes || (state.marker_bytes == 0 && !state.builder.empty())) {
            into.carried = std::move(state.builder);
            into.carried_from = std::move(state.locations);
            into.carried_number = state.marker_bytes > 0 ? state.number : std::nullopt;
            into.carried_marker = state.marker_bytes;
        }
        into.page_break = into.page_break || state.page_break;
    } else {
        if (state.mark_revision >= 0) {
            Marks mark;
            mark.revision = state.mark_revision;
            state.builder.append_mark(look(), mark);
        }
        flush_paragraph(true);
    }
    const bool ends_section = paragraph().ends_section;
    const bool continues = paragraph().section_continues;
    paragraphs_.pop_back();
    if (ends_section && containers_.size() == 1) {
        end_section(continues);
    }
}

/// Emits what the paragraph holds so far; `last` = its end, else a page break within it.
void Story::flush_paragraph(bool last) {
    ParagraphState& state = paragraph();
    Container& into = container();
    std::move(state.before.begin(), state.before.end(), std::back_inserter(into.blocks));
    state.before.clear();
    const std::string_view text(state.builder.text());
    const std::string_view visible = text.substr(std::min(state.marker_bytes, text.size()));
    const bool has_mark =
        std::any_of(state.builder.runs().begin(), state.builder.runs().end(), [](const model::Run& run) { return run.note >= 0; });
    const bool has_text = !model::trim(visible).empty() || has_mark;
    const bool has_rule = last && (state.effective.top.drawn || state.effective.bottom.drawn);
    const bool numbers_something = into.is_cell || !state.after.empty();  // a row, a picture
    const bool number_alone = last && !has_text && numbers_something && state.number && !state.number->bullet && state.marker_bytes > 0;
    if (has_text || has_rule || number_alone) {
        emit(state, number_alone);
    } else {
        into.page_break = into.page_break || state.page_break || (last && state.effective.page_break_before.value_or(false));
        if (last) {
            // An empty paragraph goes, its height stays as white above the next.
            into.blank_lines += state.effective.preformatted.value_or(false) ? 1 : 0;
            into.space_after += space(state.effective.before, state.effective.before_lines) + kLineHeight * style_size(state) +
                                space(state.effective.after, state.effective.after_lines);
        }
        state.builder = TextBuilder();
    }
    std::move(state.after.begin(), state.after.end(), std::back_inserter(into.blocks));
    state.after.clear();
    state.marker_bytes = 0;
    state.number.reset();
    state.page_break = false;
    state.has_text = false;
}

void Story::emit(ParagraphState& state, bool keep_empty_marker) {
    Container& into = container();
    const ParagraphProperties& effective = state.effective;
    const bool marked =
        state.number && state.marker_bytes > 0 && (state.has_text || state.builder.text().size() > state.marker_bytes || keep_empty_marker);
    model::Paragraph out;
    if (marked) {
        shared_.accounting.keep(std::string_view(state.builder.text()).substr(0, state.marker_bytes));
        out.marker = marker_of(*state.number);
    } else if (state.marker_bytes > 0) {
        state.builder = TextBuilder();  // an empty numbered paragraph that stays for its border alone
    }
    state.builder.finish(out);
    if (model::trim(out.text).empty() && out.runs.empty()) {
        out.text.clear();
    }
    const float size = state.first_size > 0 ? state.first_size : style_size(state);
    out.alignment = effective.alignment.value_or(model::Alignment::start);
    out.indent_left = indent(effective.left, effective.left_chars, size);
    out.indent_right = indent(effective.right, effective.right_chars, size);
    out.first_line = indent(effective.first_line, effective.first_line_chars, size);
    out.space_before = space(effective.before, effective.before_lines) + into.space_after;
    into.space_after = space(effective.after, effective.after_lines);
    if (state.styles.paragraph >= 0) {
        out.style = shared_.formatting.styles.at(state.styles.paragraph).name;
    }
    out.outline_level = effective.outline && *effective.outline >= 0 && *effective.outline < 9 ? *effective.outline + 1 : 0;
    out.floating = effective.frame.value_or(false);
    out.preformatted = effective.preformatted.value_or(false) && out.outline_level == 0 && !out.marker;
    out.page_break_before = state.page_break || into.page_break || effective.page_break_before.value_or(false);
    into.page_break = false;
    out.locations = state.locations;
    merge_borders(effective, out);
    const int blank_lines = std::exchange(into.blank_lines, 0);
    if (out.preformatted && join_code(out, blank_lines)) {
        return;
    }
    into.blocks.push_back({std::move(out)});
}

/// Lines of program text that stand in paragraphs of one style are one text.
bool Story::join_code(model::Paragraph& line, int blank_lines) {
    std::vector<model::Block>& blocks = container().blocks;
    model::Paragraph* above = blocks.empty() ? nullptr : first_paragraph(blocks.back());
    if (above == nullptr || !above->preformatted || above->style != line.style || above->floating != line.floating || line.page_break_before || line.rule_above) {
        return false;
    }
    const std::string breaks(static_cast<std::size_t>(blank_lines) + 1, '\n');
    const std::size_t shift = above->text.size() + breaks.size();
    if (!above->runs.empty()) {
        above->runs.push_back({static_cast<std::uint32_t>(above->text.size()), static_cast<std::uint32_t>(shift), above->runs.back().style});
    }
    for (model::Run run : line.runs) {
        run.start += static_cast<std::uint32_t>(shift);
        run.end += static_cast<std::uint32_t>(shift);
        above->runs.push_back(run);
    }
    above->text += breaks + line.text;
    above->rule_below = line.rule_below;
    above->locations.insert(above->locations.end(), line.locations.begin(), line.locations.end());
    return true;
}

/// Neighbours with equal borders are drawn as one box: no rule between them.
void Story::merge_borders(const ParagraphProperties& effective, model::Paragraph& out) {
    Container& into = container();
    if (!effective.top.drawn && !effective.bottom.drawn) {
        into.bordered.reset();
        return;
    }
    const auto& last = into.bordered;
    const bool joined = last && !into.blocks.empty() && last->top == effective.top && last->bottom == effective.bottom &&
                        last->left_edge == effective.left_edge && last->right_edge == effective.right_edge &&
                        last->left == effective.left && last->right == effective.right && last->first_line == effective.first_line;
    if (effective.top.drawn && !joined) {
        out.rule_above = effective.top.border;
    }
    if (effective.bottom.drawn) {
        out.rule_below = effective.bottom.border;
    }
    if (joined) {
        if (model::Paragraph* above = first_paragraph(into.blocks.back())) {
            above->rule_below.reset();
            if (above->text.empty() && !above->rule_above) {
                out.page_break_before = out.page_break_before || above->page_break_before;
                into.blocks.pop_back();
            }
        }
    }
    into.bordered = effective;
}

/// A section's break shows in the properties of the section that follows it: they are known at that one's end.
void Story::end_section(bool continues) {
    std::vector<model::Block>& body = containers_.front().blocks;
    if (section_start_ && !continues && *section_start_ < body.size()) {
        if (model::Paragraph* first = first_paragraph(body[*section_start_])) {
            first->page_break_before = true;
        }
    }
    section_start_ = body.size();
}

}  // namespace bianmu::extract::docx
