#include "structure/looks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr float kLarger = 1.06F;          // of the body size: display type. Ten and a half points over ten, a step of Word's sizes, is 1.05
constexpr float kMuchLarger = 1.3F;
constexpr float kSmaller = 0.93F;
constexpr std::size_t kMaxTitle = 120;    // columns of a title in display type
constexpr std::size_t kMaxWeakTitle = 80; // columns of a title in the size of the body
constexpr float kSameSize = 0.6F;         // points
constexpr std::size_t kLinesOverTable = 3;
constexpr double kTwoLines = 1.9;         // of the size: the height of a paragraph of more than one line
constexpr std::size_t kRunningText = 64;  // columns from which a line without a stop is running text all the same

bool is_dark(model::Color color) { return (color >> 16U & 0xFFU) < 0x48 && (color >> 8U & 0xFFU) < 0x48 && (color & 0xFFU) < 0x48; }

model::Color shade_of(model::Color color) { return is_dark(color) ? 0 : color; }

/// Letters of a cased script, all of them capitals.
bool is_all_capitals(std::string_view text) {
    if (2 * (text.size() - model::length(text)) >= text.size()) {   // most of it is of other scripts
        return false;
    }
    std::size_t capitals = 0, others = 0;
    for (const char c : text) {
        const bool capital = c >= 'A' && c <= 'Z';
        capitals += capital ? 1 : 0;
        others += capital ? 0 : 1;
        if ((c >= 'a' && c <= 'z') || 2 * others >= text.size()) {
            return false;
        }
    }
    return capitals >= 3;
}

/// How far an item's type is set apart from the body's. Two signs, or one strong sign, make display type.
int strength_of(const Item& item, const Items& items) {
    int strength = 0;
    strength += item.size >= kMuchLarger * items.body_size ? 4 : item.size >= kLarger * items.body_size ? 3 : 0;
    strength += item.bold && !items.body_bold ? 2 : 0;
    const bool known = !item.font.empty() && !items.body_font.empty();
    if (known && item.font != items.body_font) {
        strength += item.font == "hei" || item.font == "title" ? 2 : 1;   // the typefaces of headings
    } else if (!known && item.typeface != items.body_typeface && item.font.empty() && items.body_font.empty()) {
        strength += 1;
    }
    strength += shade_of(item.color) != shade_of(items.body_color) ? 1 : 0;
    strength += is_all_capitals(item.text) ? 1 : 0;
    if (strength > 0) {   // quotations and verse are centred or slanted too
        strength += (item.centred ? 1 : 0) + (item.italic ? 1 : 0);
    }
    return strength;
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        if (model::is_han(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000) || (c >= 0x3041 && c <= 0xD7AF)) {
            return true;
        }
    }
    return false;
}

/// Whether each bracket has its partner: a line of a broken text often has one of the two.
bool is_balanced(std::u32string_view text) {
    constexpr std::u32string_view opening = U"(\uFF08[\u3010\u300A\u300C\u3014", closing = U")\uFF09]\u3011\u300B\u300D\u3015";
    int depth = 0;
    for (const char32_t c : text) {
        depth += opening.find(c) != std::u32string_view::npos ? 1 : 0;
        depth -= closing.find(c) != std::u32string_view::npos ? 1 : 0;
        if (depth < 0) {
            return false;
        }
    }
    return depth == 0;
}

/// Whether a text reads like a title. Questions and exclamations may be titles; a comma, an open bracket or a lower-case opening may not.
/// @param may_introduce  a colon may end it
bool reads_like_title(const Item& item, const Signs& signs, bool display, bool may_introduce) {
    constexpr std::u32string_view question = U"\uFF1F\uFF01?!";
    constexpr std::u32string_view open_end = U"\uFF0C,\u3001(\uFF08[\u3010{\u201C\u2018-=+&/";
    if (item.right || item.formula >= 0 || signs.width > (display ? kMaxTitle : kMaxWeakTitle) || !has_letter(item.text) || item.text.find('\t') != std::string::npos) {
        return false;
    }
    const char32_t last = model::last_code_point(item.text);
    if ((item.ended && question.find(last) == std::u32string_view::npos) || open_end.find(last) != std::u32string_view::npos) {
        return false;
    }
    const Number* number = signs.number ? &*signs.number : nullptr;
    const std::u32string words = model::to_utf32(std::string_view(item.text).substr(number != nullptr ? number->end : 0));   // 1) has but one bracket
    if (words.find(U'\u3002') != std::u32string::npos || !is_balanced(words)) {
        return false;
    }
    const char first = item.text.front();
    const bool introduces = last == U':' || last == U'\uFF1A';   // what follows, as a label or a salutation does
    return (display || first < 'a' || first > 'z') && (!introduces || may_introduce);
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        width += 2 * model::skip_ideographs(text, at);
        if (at < text.size()) {
            width += model::is_cjk(model::next_code_point(text, at)) ? 2 : 1;
        }
    }
    return width;
}

/// Whether the item is a paragraph of several printed lines.
bool has_lines(const Item& item) {
    const std::vector<model::Location>& places = item.locations();
    return places.size() > 1 || (places.size() == 1 && places.front().box && places.front().box->height() > kTwoLines * static_cast<double>(item.size));
}

/// Whether a table or a figure stands under the item, below at most a few plain lines such as its date and unit.
bool over_table(const Looks& looks, const Items& items, std::size_t at, std::size_t end) {
    for (std::size_t i = at + 1; i < std::min(end, at + 2 + kLinesOverTable); ++i) {
        if (!items.list[i].is_text()) {
            return true;
        }
        if (looks.signs[i].strength >= 2) {
            return false;
        }
    }
    return false;
}

/// Whether what stands under `own` shows that it is a heading: running text, a list, a table, or a lower title that is one itself.
bool stands_over(const Signs& own, float size, const Item& next, const Signs& under, float body_size) {
    if (!next.is_text() || next.ended || under.width >= kRunningText || under.number || under.bullet > 0 || (!under.display() && has_lines(next))) {
        return true;
    }
    if (size >= kMuchLarger * body_size && under.strength == 0) {
        return true;   // far larger than a plain line of a form or a list
    }
    const bool lower = next.size < size - kSameSize || (next.size < size + kSameSize && under.strength < own.strength);
    return lower && under.display() && under.title_like && under.followed;
}

}  // namespace

Looks find_looks(const Items& items, const Profile& profile, std::size_t start, std::size_t end) {
    Looks looks;
    looks.signs.resize(items.list.size());
    std::map<std::tuple<int, bool, bool, model::Color, std::string, std::int32_t>, int> known;
    for (std::size_t i = start; i < end; ++i) {
        const Item& item = items.list[i];
        if (!item.is_text()) {
            continue;
        }
        Signs& signs = looks.signs[i];
        signs.strength = strength_of(item, items);
        signs.larger = item.size >= kLarger * items.body_size;
        signs.smaller = item.size < kSmaller * items.body_size;
        signs.width = width_of(item.text);
        signs.bullet = read_bullet(profile, item.text);
        signs.number = signs.bullet > 0 ? std::nullopt : read_numbering(profile, item.text);
        signs.title_like = reads_like_title(item, signs, signs.larger || item.bold || signs.display(),
                                            item.size >= kMuchLarger * items.body_size || (signs.number && signs.display()));
        const auto key = std::tuple(static_cast<int>(std::lround(2 * item.size)), item.bold, item.italic, shade_of(item.color), item.font,
                                    item.font.empty() ? item.typeface : -1);
        const auto [found, fresh] = known.try_emplace(key, static_cast<int>(looks.kinds.size()));
        if (fresh) {
            looks.kinds.emplace_back();
            looks.kinds.back().size = item.size;
            looks.kinds.back().bold = item.bold;
        }
        signs.look = found->second;
    }
    for (std::size_t i = end; i-- > start;) {
        Signs& signs = looks.signs[i];
        if (signs.look < 0) {
            continue;
        }
        TypeLook& kind = looks.kinds[static_cast<std::size_t>(signs.look)];
        const bool last = i + 1 == end;
        signs.followed = !last && (stands_over(signs, items.list[i].size, items.list[i + 1], looks.signs[i + 1], items.body_size) || over_table(looks, items, i, end));
        ++kind.members;
        kind.titles += signs.title_like ? 1 : 0;
        kind.followed += signs.title_like && signs.followed ? 1 : 0;
        kind.in_a_row += !last && looks.signs[i + 1].look == signs.look ? 1 : 0;
    }
    return looks;
}

}  // namespace bianmu::structure
