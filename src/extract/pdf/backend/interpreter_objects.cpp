#include <algorithm>
#include <optional>
#include <utility>

#include "extract/pdf/backend/inline_image.h"
#include "extract/pdf/backend/interpreter.h"
#include "extract/pdf/backend/pictures.h"
#include "extract/pdf/text_string.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr int kMaxFormDepth = 40;
constexpr std::uint64_t kMaxFormsOfPage = 10'000;
constexpr std::size_t kMaxMarks = 100'000;

std::int32_t id_of(double number) {
    return number >= 0 && number < 2e9 ? static_cast<std::int32_t>(number) : -1;
}

}  // namespace

void Interpreter::draw_object(std::string_view name) {
    const DrawnObject* object = resources_->drawn(name);
    if (object == nullptr || hidden()) {
        return;
    }
    if (object->form) {
        draw_form(*object->form);
    } else if (object->pixel_width > 0) {
        add_image(object->pixel_width, object->pixel_height, object->source);
    }
}

void Interpreter::draw_form(Form& form) {
    if (form.drawing) {
        return;
    }
    if (form_depth_ >= kMaxFormDepth || forms_on_page_ >= kMaxFormsOfPage || allowance_.forms == 0) {
        skipped_ = true;
        return;
    }
    ++forms_on_page_;
    --allowance_.forms;
    const bool first_time = !form.bytes;
    if (first_time) {
        form.bytes = form_contents_.bytes_of(form.stream);
    }
    const std::size_t old_floor = std::exchange(saved_floor_, saved_.size() + 1);
    const std::size_t old_marks_floor = std::exchange(marks_floor_, marks_.size());
    Resources* const old_resources = resources_;
    save();
    concat(form.matrix);
    clip_ = Clip::none;
    end_path();
    rectangle(form.box.x0, form.box.y0, form.box.width(), form.box.height());
    clip_ = Clip::pending;
    end_path();
    if (form.transparency_group) {
        state_.fill_opacity = state_.stroke_opacity = 1;
        ink_known_ = false;
    }
    if (form.resources) {
        form.resources->stand_in(resources_);
        resources_ = form.resources.get();
    }
    form.drawing = true;
    ++form_depth_;
    interpret(*form.bytes);
    --form_depth_;
    form.drawing = false;
    while (marks_.size() > marks_floor_) {
        end_marked_content();
    }
    saved_.resize(saved_floor_);
    saved_floor_ = old_floor;
    marks_floor_ = old_marks_floor;
    resources_ = old_resources;
    if (form.resources) {
        form.resources->stand_in(nullptr);
    }
    restore();
    clip_ = Clip::none;
    end_path();
    if (first_time) {
        form_contents_.keep_or_drop(form.bytes);
    }
}

void Interpreter::draw_appearance(Form& form, const Matrix& place) {
    save();
    concat(place);
    draw_form(form);
    restore();
    skipped_ = skipped_ || stopped_;
}

void Interpreter::add_image(int pixel_width, int pixel_height, std::string source) {
    if (const auto visible = cut(unit_square_on(state_.page), state_.clip)) {
        builder_.page().images.push_back({*visible, pixel_width, pixel_height, std::move(source)});
    }
}

void Interpreter::inline_image(Tokenizer& tokens) {
    const InlineImage image = skip_inline_image(tokens);
    if (!image.ended) {
        declined_ = true;
    } else if (!hidden() && image.pixel_width > 0 && image.pixel_height > 0) {
        std::string source;
        if (const std::size_t size = image.entries.size() + image.data.size(); size < allowance_.inline_pictures) {
            allowance_.inline_pictures -= size;
            source = picture_source(image.entries, image.data);
        }
        add_image(image.pixel_width, image.pixel_height, std::move(source));
    }
}

void Interpreter::set_graphics_state(std::string_view name) {
    const Object state = resources_->look_up(Resources::Kind::state, name).fetch(library_.xref());
    if (!state.isDict()) {
        return;
    }
    const auto number = [&](const char* key, double& value, double least, double most) {
        if (const Object entry = state.dictLookup(key); entry.isNum()) {
            value = std::clamp(entry.getNum(), least, most);
        }
    };
    number("LW", state_.line_width, -1e10, 1e10);
    number("ca", state_.fill_opacity, 0, 1);
    number("CA", state_.stroke_opacity, 0, 1);
    ink_known_ = false;
    if (const Object font = state.dictLookup("Font"); font.isArray() && font.arrayGetLength() == 2) {
        const Object size = font.arrayGet(1);
        if (font.arrayGetNF(0).isRef() && size.isNum()) {
            set_font(library_.font(font.arrayGetNF(0)), size.getNum());
        }
    }
}

void Interpreter::begin_marked_content(bool has_properties) {
    if (marks_.size() >= kMaxMarks) {
        stopped_ = true;
        return;
    }
    if (operands_.empty() || operands_[0].kind != Token::Kind::name) {
        return;
    }
    const std::string_view tag = operands_[0].text;
    Mark mark = marks_.empty() ? Mark{} : marks_.back();
    mark.actual_text = false;
    mark.artifact = mark.artifact || tag == "Artifact";
    std::optional<std::string> actual_text;
    if (has_properties && operands_.size() == 2 && operands_[1].kind == Token::Kind::name) {
        const Object written = resources_->look_up(Resources::Kind::properties, operands_[1].text);
        if (tag == "OC") {
            mark.hidden = mark.hidden || !library_.is_visible(written);
        }
        if (const Object list = written.fetch(library_.xref()); list.isDict()) {
            if (const Object id = list.dictLookup("MCID"); id.isInt() && form_depth_ == 0) {
                mark.mcid = id.getInt() >= 0 ? id.getInt() : mark.mcid;
            }
            if (const Object text = list.dictLookup("ActualText"); text.isString() && tag == "Span") {
                actual_text = decode_text_string(text_of(*text.getString()));
            }
        }
    } else if (has_properties) {
        int depth = 0;
        for (std::size_t i = 1; i + 1 < operands_.size(); ++i) {
            const Token& key = operands_[i];
            const bool opens = key.kind == Token::Kind::dict_begin || key.kind == Token::Kind::array_begin;
            const bool closes = key.kind == Token::Kind::dict_end || key.kind == Token::Kind::array_end;
            depth += opens ? 1 : closes ? -1 : 0;
            const Token& value = operands_[i + 1];
            if (depth != 1 || key.kind != Token::Kind::name) {
                continue;
            }
            if (key.text == "MCID" && value.kind == Token::Kind::number && form_depth_ == 0) {
                mark.mcid = id_of(value.number) >= 0 ? id_of(value.number) : mark.mcid;
            } else if (key.text == "ActualText" && value.kind == Token::Kind::string && tag == "Span") {
                actual_text = decode_text_string(value.text);
            }
        }
    }
    if (actual_text) {
        mark.actual_text = true;
        builder_.begin_actual_text(*actual_text);
    }
    marks_.push_back(mark);
}

void Interpreter::end_marked_content() {
    if (marks_.size() <= marks_floor_) {
        return;
    }
    if (marks_.back().actual_text) {
        builder_.end_actual_text();
    }
    marks_.pop_back();
}

}  // namespace bianmu::extract::pdf::backend
