#include "extract/pdf/backend/interpreter.h"

#include <GfxState.h>

#include <algorithm>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxOperands = 33;       // of one operator
constexpr std::size_t kMaxTokens = 1U << 20U;  // of one operator, parts of arrays counted
constexpr std::uint64_t kMaxOperatorsOfPage = 10'000'000;
constexpr std::uint64_t kMaxBytesOfPage = std::uint64_t{256} << 20U;

// Operators have up to three characters, which make one number to switch on.
constexpr std::uint32_t code_of(std::string_view name) {
    std::uint32_t code = 0;
    for (const char c : name) {
        code = code << 8U | static_cast<unsigned char>(c);
    }
    return code;
}

}  // namespace

Interpreter::Interpreter(Library& library, Contents& forms, Allowance& allowance, Resources& resources, PageBuilder& builder,
                         const Matrix& page, const model::Box& clip)
    : library_(library), form_contents_(forms), allowance_(allowance), resources_(&resources), builder_(builder) {
    state_.page = page;
    state_.clip = clip;
    state_.fill.space = state_.stroke.space = library.spaces().gray();
}

void Interpreter::run(std::string_view content) {
    interpret(content);
    skipped_ = skipped_ || stopped_;
}

bool Interpreter::may_go_on() {
    if (!stopped_ && (operators_on_page_ >= kMaxOperatorsOfPage || allowance_.operators == 0)) {
        stopped_ = true;
    }
    if (!stopped_) {
        ++operators_on_page_;
        --allowance_.operators;
    }
    return !stopped_ && !declined_;
}

void Interpreter::interpret(std::string_view content) {
    const std::uint64_t size = content.size();
    if (size > allowance_.bytes || bytes_on_page_ + size > kMaxBytesOfPage) {
        stopped_ = true;
        return;
    }
    allowance_.bytes -= size;
    bytes_on_page_ += size;
    Tokenizer tokens(content);
    int depth = 0;
    operands_.clear();
    operand_count_ = 0;
    for (;;) {
        const Token token = tokens.next();
        switch (token.kind) {
            case Token::Kind::end:
                return;
            case Token::Kind::array_begin:
            case Token::Kind::dict_begin:
                operand_count_ += depth++ == 0 ? 1U : 0U;
                break;
            case Token::Kind::array_end:
            case Token::Kind::dict_end:
                if (depth > 0) {
                    --depth;
                    break;
                }
                operands_.clear();
                operand_count_ = 0;
                continue;
            case Token::Kind::keyword:
                if (depth > 0) {
                    break;
                }
                if (token.text == "true" || token.text == "false" || token.text == "null") {
                    ++operand_count_;
                    break;
                }
                if (!may_go_on()) {
                    return;
                }
                execute(token.text, tokens);
                operands_.clear();
                operand_count_ = 0;
                tokens.release();
                continue;
            default:
                operand_count_ += depth == 0 ? 1U : 0U;
                break;
        }
        if (operands_.size() < kMaxTokens && (depth > 0 || operand_count_ <= kMaxOperands)) {
            operands_.push_back(token);
        }
    }
}

bool Interpreter::numbers(std::size_t count, double* out) const {
    if (operands_.size() < count) {
        return false;
    }
    const Token* from = operands_.data() + (operands_.size() - count);
    for (std::size_t i = 0; i < count; ++i) {
        if (from[i].kind != Token::Kind::number) {
            return false;
        }
        out[i] = from[i].number;
    }
    return true;
}

const Token* Interpreter::last(Token::Kind kind) const {
    return !operands_.empty() && operands_.back().kind == kind ? &operands_.back() : nullptr;
}

void Interpreter::execute(std::string_view name, Tokenizer& tokens) {
    if (name.size() > 3) {
        return;
    }
    double n[6];
    const std::uint32_t code = code_of(name);
    if (execute_text(code) || execute_path(code) || execute_color(code)) {
        return;
    }
    switch (code) {
        case code_of("q"):
            save();
            break;
        case code_of("Q"):
            restore();
            break;
        case code_of("cm"):
            if (numbers(6, n)) {
                concat({n[0], n[1], n[2], n[3], n[4], n[5]});
            }
            break;
        case code_of("w"):
            if (numbers(1, n)) {
                state_.line_width = n[0];
                ink_known_ = false;
            }
            break;
        case code_of("gs"):
            if (const Token* state = last(Token::Kind::name)) {
                set_graphics_state(state->text);
            }
            break;
        case code_of("Do"):
            if (const Token* object = last(Token::Kind::name)) {
                // The name is copied: a form's content reuses the operands.
                draw_object(std::string(object->text));
            }
            break;
        case code_of("BI"):
            inline_image(tokens);
            break;
        case code_of("BMC"):
            begin_marked_content(false);
            break;
        case code_of("BDC"):
            begin_marked_content(true);
            break;
        case code_of("EMC"):
            end_marked_content();
            break;
        default:
            break;
    }
}

bool Interpreter::execute_text(std::uint32_t code) {
    double n[6];
    const auto set = [&](double& value) {
        if (numbers(1, n)) {
            value = n[0];
            geometry_known_ = false;
        }
    };
    switch (code) {
        case code_of("BT"):
            set_text_matrix({});
            move_text(0, 0);
            return true;
        case code_of("ET"):
            return true;
        case code_of("Tj"):
            if (const Token* text = last(Token::Kind::string)) {
                show(text->text);
            }
            return true;
        case code_of("TJ"):
            show_array();
            return true;
        case code_of("'"):
            if (const Token* text = last(Token::Kind::string)) {
                next_line();
                show(text->text);
            }
            return true;
        case code_of("\""):
            if (operands_.size() >= 3 && last(Token::Kind::string) != nullptr) {
                const Token text = operands_.back();
                operands_.pop_back();
                if (numbers(2, n)) {
                    state_.word_space = n[0];
                    state_.char_space = n[1];
                    geometry_known_ = false;
                    next_line();
                    show(text.text);
                }
            }
            return true;
        case code_of("Td"):
            if (numbers(2, n)) {
                move_text(line_.x + n[0], line_.y + n[1]);
            }
            return true;
        case code_of("TD"):
            if (numbers(2, n)) {
                state_.leading = -n[1];
                move_text(line_.x + n[0], line_.y + n[1]);
            }
            return true;
        case code_of("Tm"):
            if (numbers(6, n)) {
                set_text_matrix({n[0], n[1], n[2], n[3], n[4], n[5]});
                move_text(0, 0);
            }
            return true;
        case code_of("T*"):
            next_line();
            return true;
        case code_of("Tf"):
            if (numbers(1, n) && operands_.size() >= 2 && operands_[operands_.size() - 2].kind == Token::Kind::name) {
                set_font(resources_->font(operands_[operands_.size() - 2].text), n[0]);
            }
            return true;
        case code_of("Tc"):
            set(state_.char_space);
            return true;
        case code_of("Tw"):
            set(state_.word_space);
            return true;
        case code_of("Tz"):
            set(state_.scaling);
            if (numbers(1, n)) {
                state_.scaling = n[0] * 0.01;
            }
            return true;
        case code_of("TL"):
            set(state_.leading);
            return true;
        case code_of("Ts"):
            set(state_.rise);
            return true;
        case code_of("Tr"):
            if (numbers(1, n)) {
                state_.render = static_cast<int>(std::clamp(n[0], -1.0, 8.0));
                ink_known_ = false;
            }
            return true;
        default:
            return false;
    }
}

bool Interpreter::execute_path(std::uint32_t code) {
    double n[6];
    switch (code) {
        case code_of("m"):
            if (numbers(2, n)) {
                move_to(n[0], n[1]);
            }
            return true;
        case code_of("l"):
            if (numbers(2, n)) {
                line_to(n[0], n[1]);
            }
            return true;
        case code_of("c"):
            if (numbers(6, n)) {
                curve_to({n[0], n[1]}, {n[2], n[3]}, {n[4], n[5]});
            }
            return true;
        case code_of("v"):
        case code_of("y"):
            if (numbers(4, n)) {
                curve_to({n[0], n[1]}, {n[0], n[1]}, {n[2], n[3]});
            }
            return true;
        case code_of("h"):
            close_path();
            return true;
        case code_of("re"):
            if (numbers(4, n)) {
                rectangle(n[0], n[1], n[2], n[3]);
            }
            return true;
        case code_of("S"):
            paint(false, true);
            return true;
        case code_of("s"):
            close_path();
            paint(false, true);
            return true;
        case code_of("f"):
        case code_of("F"):
        case code_of("f*"):
            paint(true, false);
            return true;
        case code_of("B"):
        case code_of("B*"):
            paint(true, true);
            return true;
        case code_of("b"):
        case code_of("b*"):
            close_path();
            paint(true, true);
            return true;
        case code_of("n"):
            end_path();
            return true;
        case code_of("W"):
        case code_of("W*"):
            clip_ = Clip::pending;
            return true;
        default:
            return false;
    }
}

bool Interpreter::execute_color(std::uint32_t code) {
    const ColorSpaces& spaces = library_.spaces();
    const auto space_named = [&](Paintbrush& brush) {
        if (const Token* name = last(Token::Kind::name)) {
            if (const ColorSpace space = resources_->space(name->text)) {
                set_space(brush, space);
            }
        }
    };
    switch (code) {
        case code_of("g"):
            set_device_color(state_.fill, "DefaultGray", spaces.gray(), 1);
            return true;
        case code_of("G"):
            set_device_color(state_.stroke, "DefaultGray", spaces.gray(), 1);
            return true;
        case code_of("rg"):
            set_device_color(state_.fill, "DefaultRGB", spaces.rgb(), 3);
            return true;
        case code_of("RG"):
            set_device_color(state_.stroke, "DefaultRGB", spaces.rgb(), 3);
            return true;
        case code_of("k"):
            set_device_color(state_.fill, "DefaultCMYK", spaces.cmyk(), 4);
            return true;
        case code_of("K"):
            set_device_color(state_.stroke, "DefaultCMYK", spaces.cmyk(), 4);
            return true;
        case code_of("cs"):
            space_named(state_.fill);
            return true;
        case code_of("CS"):
            space_named(state_.stroke);
            return true;
        case code_of("sc"):
        case code_of("scn"):
            set_color(state_.fill);
            return true;
        case code_of("SC"):
        case code_of("SCN"):
            set_color(state_.stroke);
            return true;
        default:
            return false;
    }
}

}  // namespace bianmu::extract::pdf::backend
