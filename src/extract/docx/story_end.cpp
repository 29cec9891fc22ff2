#include <algorithm>
#include <string>

#include "extract/docx/field_text.h"
#include "extract/docx/story.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

/// The text of a w:t as Word reads it: without `xml:space` white space at the ends does not count, line ends are spaces.
void clean(std::string& text, bool preserve) {
    for (const char end : {'\n', '\r'}) {
        if (text.find(end) != std::string::npos) {
            std::replace(text.begin(), text.end(), end, ' ');
        }
    }
    if (!preserve) {
        const std::size_t first = text.find_first_not_of(" \t");
        if (first == std::string::npos) {
            text.clear();
            return;
        }
        text.erase(text.find_last_not_of(" \t") + 1);
        text.erase(0, first);
    }
}

}  // namespace

void Story::text(std::string_view piece) {
    if (collecting_) {
        text_ += piece;
    }
}

void Story::end(Ns /*ns*/, Name /*name*/) {
    if (skip_ > 0) {
        --skip_;
        return;
    }
    if (unread_ > 0) {
        if (collecting_) {
            shared_.accounting.discard("fallback", text_);
            collecting_ = false;
        }
        --unread_;
        return;
    }
    const Context context = contexts_.back();
    contexts_.pop_back();
    if (context != Context::other) {
        end_context(context);
    }
}

void Story::end_context(Context context) {
    switch (context) {
        case Context::text:
        case Context::deleted_text:
            collecting_ = false;
            clean(text_, preserve_);
            emit_text(text_);
            break;
        case Context::instruction:
            collecting_ = false;
            if (fields_.size() > container().first_field && !fields_.back().in_result) {
                fields_.back().instruction += text_;
            }
            break;
        case Context::paragraph_properties:
            begin_content();
            break;
        case Context::paragraph:
            end_paragraph();
            break;
        case Context::hyperlink:
            if (in_text_flow()) {
                paragraph().link = outer_links_.back();
            }
            outer_links_.pop_back();
            break;
        case Context::simple_field:
            if (!fields_.empty()) {
                end_field();
            }
            break;
        case Context::inserted:
        case Context::deleted:
            end_revision(context);
            break;
        case Context::alternate:
            alternates_.pop_back();
            break;
        case Context::ruby_text:
            end_annotation();
            break;
        case Context::ruby:
            end_ruby();
            break;
        case Context::text_box:
            end_text_box();
            break;
        case Context::cell:
            end_cell();
            break;
        case Context::row:
            end_dropped_row(tables_.back());
            tables_.back().end_row();
            break;
        case Context::table:
            end_table();
            break;
        case Context::section:
            if (in_text_flow()) {
                paragraph().ends_section = true;
                paragraph().section_continues = section_continues_;
            } else {
                end_section(section_continues_);
            }
            break;
        case Context::drawing:
            end_drawing();
            break;
        case Context::formula:
            end_formula();
            break;
        case Context::formula_node:
            formula_->end();
            break;
        case Context::drawing_offset: {
            collecting_ = false;
            constexpr int kOneLine = 100000;  // EMU: further down than this is under the anchoring line
            drawings_.back().below = text_.size() > 5 && text_[0] != '-' && std::stoll(text_.substr(0, 12)) > kOneLine;
            break;
        }
        case Context::control_properties:
            bind_control();
            break;
        case Context::control:
            end_control();
            break;
        case Context::drawing_line:
            end_drawing_line();
            break;
        case Context::drawing_text:
            collecting_ = false;
            drawings_.back().text += text_;
            break;
        case Context::note:
            notes_[open_notes_.back()].blocks = end_container();
            open_notes_.pop_back();
            break;
        default:
            break;
    }
}

/// A field without a result shows what it computes.
void Story::end_field() {
    const Field& field = fields_.back();
    shared_.accounting.discard("hidden", field.stray);
    FieldText drawn = field.printed ? FieldText() : FieldText{field.form.text(), {}};
    drawn = field.printed || !drawn.text.empty() ? std::move(drawn) : field_text(field.instruction);
    if (!field.printed && drawn.text.empty()) {
        drawn.text = count_field(field.instruction);
    }
    fields_.pop_back();
    if (!drawn.annotation.empty() && in_text_flow() && !dropping()) {
        (runs_kept_ ? paragraph().annotation : ruby_) = model::to_nfc(drawn.annotation);
        emit_text(drawn.text);
        end_ruby();
    } else {
        emit_text(drawn.text);
    }
}

/// The number of a field that counts; nothing for others, and where no reader sees the field.
std::string Story::count_field(std::string_view instruction) {
    if (!in_text_flow() || out_of_sight() || !NumberFields::counts(instruction)) {
        return {};
    }
    begin_content();
    number_paragraph();
    const ParagraphState& state = paragraph();
    NumberFieldPlace place;
    place.heading_level = state.effective.outline && *state.effective.outline < kListLevels ? *state.effective.outline : -1;
    place.opens_paragraph = !state.has_text;
    place.paragraph = state.locations.back().paragraph;
    place.list = state.list;
    return number_fields_.count(instruction, place);
}

/// The annotation stands before its base. It is kept apart where runs are kept, else it follows its base in brackets.
void Story::end_annotation() {
    --ruby_depth_;
    if (runs_kept_ && ruby_depth_ == 0 && paragraph().ruby < 0) {
        paragraph().annotation += model::to_nfc(model::trim(ruby_));
        ruby_.clear();
    }
}

/// The annotation that the text read now is the base of. One without a base is never stored.
std::int32_t Story::ruby() {
    ParagraphState& state = paragraph();
    if (!state.annotation.empty()) {
        state.ruby = static_cast<std::int32_t>(shared_.flow.rubies.size());
        shared_.accounting.keep(state.annotation);
        shared_.flow.rubies.push_back(std::exchange(state.annotation, {}));
    }
    return state.ruby;
}

void Story::end_ruby() {
    paragraph().ruby = -1;
    const std::string left = std::exchange(paragraph().annotation, {}) + std::exchange(ruby_, {});
    if (!left.empty()) {
        emit_text("（" + left + "）");
    }
}

void Story::begin_container(bool is_cell) {
    Container& fresh = containers_.emplace_back();
    fresh.is_cell = is_cell;
    fresh.first_field = fields_.size();
    fresh.first_table = tables_.size() - (is_cell ? 1 : 0);
}

/// The last paragraph's mark is gone, but nothing follows that its text could join.
void Story::flush_carried(Container& from) {
    if (!from.carried.empty()) {
        model::Paragraph paragraph;
        if (from.carried_number) {
            shared_.accounting.keep(std::string_view(from.carried.text()).substr(0, from.carried_marker));
            paragraph.marker = marker_of(*from.carried_number);
            from.carried_number.reset();
        }
        from.carried.finish(paragraph);
        paragraph.locations = std::move(from.carried_from);
        if (!model::trim(paragraph.text).empty()) {
            from.blocks.push_back({std::move(paragraph)});
        }
        from.carried_from.clear();
    }
}

std::vector<model::Block> Story::end_container() {
    Container& done = containers_.back();
    flush_carried(done);
    std::vector<model::Block> blocks = std::move(done.blocks);
    if (containers_.size() > 1) {
        if (!done.is_cell) {
            fields_.resize(std::min(fields_.size(), done.first_field));
        }
        containers_.pop_back();
    }
    return blocks;
}

void Story::end_text_box() {
    --box_depth_;
    std::vector<model::Block> blocks = end_container();
    for (model::Block& block : blocks) {
        if (auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            paragraph->floating = true;
        }
        (in_text_flow() ? paragraph().before : container().blocks).push_back(std::move(block));
    }
}

}  // namespace bianmu::extract::docx
