#include "layout/direction.h"

#include <algorithm>
#include <cmath>

#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

enum class Kind : std::uint8_t { left, right, number, neutral };   // left: read leftwards; right: read rightwards

bool is_mark(char32_t c) { return !model::is_counted(c) && !model::is_space(c); }

Kind kind_of(char32_t c) {
    if ((c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9)) {
        return Kind::number;
    }
    if (one_of(U"،؛؟٪٫٬۔", c)) {
        return Kind::neutral;
    }
    if (model::reads_leftwards(c)) {
        return Kind::left;
    }
    const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || model::is_cjk(c);
    return letter ? Kind::right : Kind::neutral;
}

bool is_arabic(char32_t c) { return c >= 0x600 && c < 0x780; }

/// Whether the number that a hyphen joins to `i` is read leftwards, part by part: an Arabic letter was read before it (Unicode UAX #9, W2 and W4).
bool follows_arabic(const std::vector<Char>& chars, const std::vector<Kind>& kinds, std::size_t i) {
    while (i < chars.size() && kinds[i] != Kind::left && kinds[i] != Kind::right) {
        ++i;
    }
    return i < chars.size() && is_arabic(chars[i].code);
}

/// Joins what stands between two numbers, such as a decimal point, to them, and a sign that touches one.
void settle_numbers(const std::vector<Char>& chars, std::vector<Kind>& kinds) {
    for (std::size_t i = 1; i < kinds.size(); ++i) {
        const bool before = kinds[i - 1] == Kind::number;
        const bool after = i + 1 < kinds.size() && kinds[i + 1] == Kind::number;
        const bool hyphen = after && chars[i].code == U'-' && !follows_arabic(chars, kinds, i);
        if (kinds[i] == Kind::neutral && before && (hyphen || (after && one_of(U".,:/٫٬", chars[i].code)) || one_of(U"%٪°", chars[i].code))) {
            kinds[i] = Kind::number;
        }
    }
}

/// Takes the characters from `first` to before `last` round within their own width.
void turn_round(std::vector<Char>& chars, std::size_t first, std::size_t last) {
    float from = chars[first].x0, to = chars[first].x1;
    for (std::size_t i = first; i < last; ++i) {
        from = std::min(from, chars[i].x0), to = std::max(to, chars[i].x1);
    }
    // A space is noted on the character behind it, which is another one then.
    char32_t space = chars[first].space;
    for (std::size_t i = last; i-- > first;) {
        Char& c = chars[i];
        std::swap(space, c.space);
        const float x0 = from + to - c.x1;
        c.x1 = from + to - c.x0;
        c.x0 = x0;
    }
    std::reverse(chars.begin() + static_cast<std::ptrdiff_t>(first), chars.begin() + static_cast<std::ptrdiff_t>(last));
}

/// Turns round the runs of [begin, end) that are read rightwards: words with the numbers and signs inside them, and numbers alone.
void turn_rightward_runs(std::vector<Char>& chars, const std::vector<Kind>& kinds, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
        std::size_t last = i;
        bool word = false;
        for (std::size_t k = i; k < end && kinds[k] != Kind::left && (word || kinds[k] != Kind::neutral); ++k) {
            word = word || kinds[k] == Kind::right;
            last = kinds[k] == Kind::neutral ? last : k + 1;
        }
        if (last > i) {
            turn_round(chars, i, last);
        }
        i = std::max(last, i + 1);
    }
}

/// Puts each combining mark behind the character that it stands over: the one whose width holds it, else the nearest.
void settle_marks(std::vector<Char>& chars) {
    const auto distance = [](const Char& mark, const Char& base) {
        const float middle = (mark.x0 + mark.x1) / 2;
        return std::max({0.0F, base.x0 - middle, middle - base.x1});
    };
    for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
        if (is_mark(chars[i].code) && !is_mark(chars[i + 1].code) && (i == 0 || distance(chars[i], chars[i + 1]) < distance(chars[i], chars[i - 1]))) {
            std::swap(chars[i], chars[i + 1]);
            ++i;
        }
    }
}

}  // namespace

bool mixes_directions(const Line& line) {
    const bool mirrored = line.mirrored();
    return std::any_of(line.chars.begin(), line.chars.end(), [mirrored](const Char& c) {
        return mirrored ? !model::reads_leftwards(c.code) || is_mark(c.code) : c.code >= 0x590 && model::reads_leftwards(c.code);
    });
}

Line in_reading_order(const Line& line) {
    Line out = line;
    std::vector<Char>& chars = out.chars;
    const std::size_t end = chars.size();
    if (line.mirrored()) {   // from left to right first, as the page shows it
        turn_round(chars, 0, end);
    }
    std::vector<Kind> kinds;
    kinds.reserve(end);
    for (const Char& c : chars) {
        kinds.push_back(kind_of(c.code));
    }
    settle_numbers(chars, kinds);
    if (std::count(kinds.begin(), kinds.end(), Kind::left) > std::count(kinds.begin(), kinds.end(), Kind::right)) {
        turn_rightward_runs(chars, kinds, 0, end);
        turn_round(chars, 0, end);
    } else {
        for (std::size_t i = 0; i < end;) {
            std::size_t last = i;
            for (std::size_t k = i; k < end && kinds[i] == Kind::left && kinds[k] != Kind::right; ++k) {
                last = kinds[k] == Kind::left ? k + 1 : last;
            }
            if (last > i) {
                turn_rightward_runs(chars, kinds, i, last);
                turn_round(chars, i, last);
            }
            i = std::max(last, i + 1);
        }
    }
    settle_marks(chars);
    return out;
}

}  // namespace bianmu::layout
