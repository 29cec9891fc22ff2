#pragma once

#include <string_view>

#include "layout/line.h"
#include "model/text.h"

namespace bianmu::layout {

// What characters say about words, lines and sentences, in any script.

[[nodiscard]] inline bool one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

[[nodiscard]] inline bool opens(char32_t c) { return one_of(U"（《〈【〖［〔「『([{", c); }
[[nodiscard]] inline bool quotes(char32_t c) { return one_of(U"“”‘’\"'", c); }
[[nodiscard]] inline bool closes(char32_t c) { return one_of(U"，。、；：？！）》〉】〗］〕」』…%％℃‰)]},.;:?!", c); }
[[nodiscard]] inline bool is_comma(char32_t c) { return one_of(U",，、", c); }
[[nodiscard]] inline bool ends_sentence(char32_t c) { return one_of(U"。！？；.!?", c); }
[[nodiscard]] inline bool ends_clause(char32_t c) { return ends_sentence(c) || one_of(U"：:;”", c); }
[[nodiscard]] inline bool is_hyphen(char32_t c) { return one_of(U"-\u2010\u00AD", c); }

/// Letters and digits of ASCII.
[[nodiscard]] inline bool is_alphanumeric(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// A leader leads the eye from a title to its page: dots in a row.
[[nodiscard]] inline bool is_leader_dot(char32_t c) { return one_of(U".·…", c); }
constexpr int kLeaderDots = 3;   // fewer are punctuation; an ellipsis is two characters

/// Small letters of the alphabets whose sentences begin with a capital.
[[nodiscard]] inline bool is_lower(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'\u00DF' && c <= U'\u00FF' && c != U'\u00F7') || (c >= U'\u03AC' && c <= U'\u03CE') ||
           (c >= U'\u0430' && c <= U'\u045F');
}

/// Letters of the alphabets whose words are parted by spaces.
[[nodiscard]] inline bool is_alphabetic(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'\u00C0' && c <= U'\u024F' && c != U'\u00D7' && c != U'\u00F7') || (c >= U'\u0370' && c <= U'\u052F');
}

/// Marks that Han and alphabets share: what stands beside them tells whose they are.
[[nodiscard]] inline bool is_shared_mark(char32_t c) { return c == U'·' || (c >= U'\u2014' && c <= U'\u2026' && one_of(U"“”‘’—…", c)); }

/// Letters that tell whose a shared mark beside them is.
[[nodiscard]] inline bool tells_script(char32_t c) { return is_alphabetic(c) || model::is_han(c); }

/// Whether such letters on both sides of a mark, 0 = none, are of an alphabet: then the mark is too, and the white beside it is a space between words.
[[nodiscard]] inline bool is_among_words(char32_t before, char32_t after) {
    return (before != 0 || after != 0) && (before == 0 || is_alphabetic(before)) && (after == 0 || is_alphabetic(after));
}

/// Whether no sentence ends between two neighbours: a comma stands there, or the text goes on in small letters.
[[nodiscard]] inline bool in_sentence(char32_t end, char32_t begin) { return is_comma(end) || (is_lower(begin) && !ends_clause(end)); }

constexpr float kWordGap = 1.0F / 6;   // em: white between two words, painted or not
constexpr float kBracketGap = 0.4F;    // em: the same inside of a bracket

/// Whether a line may break between two neighbours (Unicode UAX #14, in short).
[[nodiscard]] inline bool breaks_between(const Char& a, const Char& b) {
    // Programs leave a quarter of an em between Han and Latin, beside brackets too.
    const bool bracketed = opens(a.code) || closes(b.code);
    if (b.space != 0 || b.x0 - a.x1 > (bracketed ? kBracketGap : kWordGap) * b.size || (is_hyphen(a.code) && is_lower(b.code))) {
        return true;
    }
    if (opens(a.code) || quotes(a.code) || closes(b.code) || quotes(b.code) || (closes(a.code) && !model::is_cjk(b.code))) {
        return false;
    }
    return model::is_cjk(a.code) || model::is_cjk(b.code);
}

}  // namespace bianmu::layout
