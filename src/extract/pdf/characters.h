#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::pdf {

/// The plain characters that one code point of a font's Unicode map stands for, in NFC.
///
/// Presentation ligatures are spelt out; radicals, compatibility ideographs and vertical forms become the plain character;
/// control codes give an empty string. U+0000, U+FFFD, surrogates and noncharacters mean that there is no Unicode: U+0000.
[[nodiscard]] std::u32string fold(char32_t code);

/// The same for a sequence that one glyph maps to: folded, then normalised as a whole.
[[nodiscard]] std::u32string fold(std::u32string_view codes);

/// Whether `fold` leaves `code` as it is; cheap, for the common characters only (false does not say that it changes).
[[nodiscard]] constexpr bool is_plain(char32_t code) {
    return (code >= 0x20 && code < 0x7F) || (code >= 0x4E00 && code < 0xA000) || (code >= 0x3003 && code < 0x3094) ||
           (code >= 0xFF01 && code < 0xFF5F) || code == 0x3001 || code == 0x3002 || (code >= 0x2010 && code < 0x2027);
}

/// The one character that `base` and a following `mark` make in NFC; 0 if they do not compose.
[[nodiscard]] char32_t compose(char32_t base, char32_t mark);

/// The combining mark that looks like a spacing accent such as U+00A8; 0 if `code` is none.
[[nodiscard]] char32_t combining_form(char32_t code);

/// Whether a code point of Unicode has no meaning but the font's.
[[nodiscard]] constexpr bool is_private_use(char32_t code) {
    return (code >= 0xE000 && code < 0xF900) || code >= 0xF0000;
}

}  // namespace bianmu::extract::pdf
