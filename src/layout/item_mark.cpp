#include "layout/item_mark.h"

#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kMaxDigits = 3;   // more are a year or an amount
constexpr float kApart = 0.17F;         // em of white between a mark and its text: a space, painted or not

bool one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool is_bullet(char32_t c) {
    return one_of(U"•·●○■□◆◇▲△▼▽★☆►▶▸▪▫◦‣⁃∙❖❑➢➤✓✔✦※█\u25D8\u25A0\u2219\uF0B7\uF0D8\uF06C\uF06E\uF075\uF076\uF0A7\uF0FC", c);
}

bool is_dash(char32_t c) { return one_of(U"-–—−", c); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
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

}  // namespace

std::optional<ItemMark> find_item_mark(const Line& line) {
    Reader reader(line);
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
    } else if (reader.take(is_letter, 1) != 0) {
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
