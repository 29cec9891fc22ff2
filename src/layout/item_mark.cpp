#include "layout/item_mark.h"

#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kMaxDigits = 3;   // more are a year or an amount
constexpr std::size_t kMaxRoman = 6;
constexpr float kTab = 0.45F;           // em of white between a letter that serves as a bullet and its text
constexpr float kApart = 0.17F;         // em of white between a mark and its text: a space, painted or not

bool is_bullet(char32_t c) {
    return one_of(U"•·●○■□◆◇▲△▼▽★☆►▶▸▪▫◦‣⁃∙❖❑☐☑☒➢➤✓✔✦※█\u25D8\u25A0\u2219\uF0B7\uF0D8\uF06C\uF06E\uF075\uF076\uF0A7\uF0FC", c);
}

bool is_dash(char32_t c) { return one_of(U"-–—−", c); }
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19'); }
bool is_roman(char32_t c) { return one_of(U"ivxlcIVXLC", c); }
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_circled(char32_t c) { return (c >= U'\u2460' && c <= U'\u249B') || (c >= U'\u2776' && c <= U'\u2793') || (c >= U'\u3220' && c <= U'\u3229'); }

/// Reads a line's characters one by one.
class Reader {
public:
    explicit Reader(const Line& line) : line_(line) {}

    [[nodiscard]] char32_t peek() const { return at_ < line_.chars.size() ? line_.chars[at_].code : 0; }

    template <typename Set>
    std::size_t take(Set set, std::size_t most) {
        std::size_t n = 0;
        for (; n < most && peek() != 0 && set(peek()); ++n) {
            ++at_;
        }
        return n;
    }

    bool take_one(std::u32string_view set) {
        const bool found = peek() != 0 && one_of(set, peek());
        at_ += found ? 1U : 0U;
        return found;
    }

    /// A letter, or several of one Roman number or one letter repeated: `b`, `iv`, `cc`.
    bool take_letters() {
        const std::size_t begin = at_;
        const char32_t first = peek();
        if (take(is_letter, 1) == 0) {
            return false;
        }
        at_ = begin;
        const bool roman = is_roman(first) && take(is_roman, kMaxRoman) > 1 && !is_letter(peek());
        at_ = roman ? at_ : begin;
        if (!roman) {
            take([first](char32_t c) { return c == first; }, kMaxDigits);
        }
        return true;
    }

    /// The mark that ends here, if text follows.
    [[nodiscard]] std::optional<ItemMark> mark(MarkKind kind) const {
        if (at_ >= line_.chars.size()) {
            return std::nullopt;
        }
        const Char& next = line_.chars[at_];
        return ItemMark{kind, at_, next.space != 0 || next.x0 - line_.chars[at_ - 1].x1 > kApart * line_.size};
    }

private:
    const Line& line_;
    std::size_t at_ = 0;
};

/// Word processors draw the round bullet of the second level as a letter of another font, with a tab behind it.
bool is_letter_bullet(const Line& line) {
    return line.chars.size() > 1 && line.chars[0].code == U'o' && line.chars[0].style != line.chars[1].style &&
           line.chars[1].x0 - line.chars[0].x1 > kTab * line.size;
}

}  // namespace

std::optional<ItemMark> find_item_mark(const Line& line) {
    Reader reader(line);
    if (is_letter_bullet(line)) {
        return ItemMark{MarkKind::bullet, 1, true};
    }
    if (reader.take(is_bullet, 1) != 0) {
        return reader.mark(MarkKind::bullet);
    }
    if (reader.take(is_dash, 1) != 0) {
        const auto mark = reader.mark(MarkKind::dash);
        return mark && mark->apart && !is_digit(reader.peek()) ? mark : std::nullopt;
    }
    if (reader.take(is_circled, 1) != 0) {
        return reader.mark(MarkKind::circled);
    }
    const bool opened = reader.take_one(U"(（〔[［");
    std::optional<MarkKind> kind;
    if (reader.take(is_digit, kMaxDigits) != 0) {
        kind = opened ? MarkKind::enclosed : MarkKind::decimal;
    } else if (reader.take(model::is_han_numeral, kMaxDigits) != 0) {
        kind = opened ? MarkKind::han_enclosed : MarkKind::han;
    } else if (reader.take_letters()) {
        kind = opened ? MarkKind::letter_enclosed : MarkKind::letter;
    }
    if (!kind) {
        return std::nullopt;
    }
    if (reader.take_one(U")）〕]］")) {
        kind = *kind == MarkKind::decimal ? MarkKind::decimal_closed : *kind == MarkKind::letter ? MarkKind::letter_closed : *kind;
        return *kind == MarkKind::han ? std::nullopt : reader.mark(*kind);
    }
    if (opened || !reader.take_one(*kind == MarkKind::han ? U"、．." : U".．、")) {
        return std::nullopt;
    }
    const auto mark = reader.mark(*kind);
    const bool number_goes_on = is_digit(reader.peek());
    const bool initial = *kind == MarkKind::letter && mark && !mark->apart;   // of a name
    return number_goes_on || initial ? std::nullopt : mark;
}

model::Marker marker_of(const ItemMark& mark, std::string_view text) {
    std::size_t end = 0;
    for (std::size_t left = mark.length; left > 0 && end < text.size();) {
        left -= model::is_space(model::next_code_point(text, end)) ? 0U : 1U;
    }
    model::Marker marker;
    marker.text = text.substr(0, end);
    marker.bullet = mark.bullet();
    return marker;
}

}  // namespace bianmu::layout
