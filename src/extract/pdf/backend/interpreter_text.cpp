#include <GfxFont.h>

#include "extract/pdf/backend/interpreter.h"

namespace bianmu::extract::pdf::backend {

void Interpreter::set_font(const LoadedFont* font, double size) {
    state_.font = font;
    state_.size = size;
    geometry_known_ = ink_known_ = false;
}

void Interpreter::set_text_matrix(const Matrix& matrix) {
    if (!matrix.same_linear(state_.text)) {
        geometry_known_ = ink_known_ = false;
    }
    state_.text = matrix;
}

void Interpreter::move_text(double x, double y) {
    line_ = {x, y};
    text_at_ = state_.text.at(x, y);
}

void Interpreter::show(std::string_view text) {
    if (state_.font == nullptr) {
        return;
    }
    const GfxFont& font = *state_.font->font;
    const FontUse& use = *state_.font->use;
    if (!geometry_known_) {
        geometry_ = place_text({state_.page, state_.text, state_.size, state_.scaling, state_.char_space, state_.word_space}, use, style_);
        geometry_known_ = true;
        ink_known_ = false;
    }
    if (!ink_known_) {
        ink_text({state_.render, state_.fill.color, state_.stroke.color, state_.fill.is_pattern(), state_.fill_opacity,
                  state_.stroke_opacity, line_width_on(state_.page, state_.line_width)},
                 style_);
        ink_known_ = true;
    }
    style_.artifact = !marks_.empty() && marks_.back().artifact;
    style_.mcid = marks_.empty() ? -1 : marks_.back().mcid;
    const bool unseen = hidden();
    const Point rise = state_.text.by(0, state_.rise);
    PaintedGlyph glyph;
    glyph.direction = geometry_.direction;
    while (!text.empty()) {
        CharCode code = 0;
        const Unicode* unicode = nullptr;
        int length = 0;
        double dx = 0;
        double dy = 0;
        double origin_x = 0;
        double origin_y = 0;
        const int bytes =
            font.getNextChar(text.data(), static_cast<int>(text.size()), &code, &unicode, &length, &dx, &dy, &origin_x, &origin_y);
        if (bytes <= 0) {
            return;
        }
        const bool space = bytes == 1 && text[0] == ' ';
        if (use.vertical) {
            dx *= state_.size;
            dy = dy * state_.size + state_.char_space + (space ? state_.word_space : 0);
        } else {
            dx = (dx * state_.size + state_.char_space + (space ? state_.word_space : 0)) * state_.scaling;
            dy *= state_.size;
        }
        const Point move = state_.text.by(dx, dy);
        if (!unseen) {
            if (allowance_.glyphs == 0) {
                stopped_ = true;
                return;
            }
            --allowance_.glyphs;
            const Point origin = state_.text.by(origin_x * state_.size, origin_y * state_.size);
            const Point at = state_.page.at(text_at_.x + rise.x - origin.x, text_at_.y + rise.y - origin.y);
            const Point step = state_.page.by(move.x, move.y);
            glyph.x = at.x;
            glyph.y = at.y;
            glyph.advance =
                step.x * glyph.direction.x + step.y * glyph.direction.y - geometry_.spacing - (space ? geometry_.word_spacing : 0);
            style_.clipped = lies_outside(glyph, geometry_, style_, state_.clip);
            library_.fonts().spell(use, text.substr(0, static_cast<std::size_t>(bytes)), code, unicode, length, codes_);
            glyph.codes = codes_;
            builder_.add(glyph, style_);
        }
        text_at_.x += move.x;
        text_at_.y += move.y;
        text.remove_prefix(static_cast<std::size_t>(bytes));
    }
}

void Interpreter::show_array() {
    if (last(Token::Kind::array_end) == nullptr || state_.font == nullptr) {
        return;
    }
    std::size_t first = operands_.size() - 1;
    for (int depth = 1; depth > 0 && first > 0;) {
        --first;
        const Token::Kind kind = operands_[first].kind;
        depth += kind == Token::Kind::array_end ? 1 : kind == Token::Kind::array_begin ? -1 : 0;
    }
    const bool vertical = state_.font->use->vertical;
    for (std::size_t i = first + 1; i + 1 < operands_.size(); ++i) {
        const Token& part = operands_[i];
        if (part.kind == Token::Kind::string) {
            show(part.text);
        } else if (part.kind == Token::Kind::number) {
            const double shift = -part.number * 0.001 * state_.size;
            const Point move = vertical ? state_.text.by(0, shift) : state_.text.by(shift * state_.scaling, 0);
            text_at_.x += move.x;
            text_at_.y += move.y;
        }
    }
}

}  // namespace bianmu::extract::pdf::backend
