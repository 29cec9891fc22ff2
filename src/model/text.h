#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace bianmu::model {

/// Whether three bytes are UTF-8 of a code point from U+1000 to U+CFFF or from U+E000 to U+FFFF, nearly all of a Chinese text: no overlong form, no surrogate.
[[nodiscard]] inline bool are_one_character(const char* bytes) {
    const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    return byte(0) > 0xE0 && byte(0) < 0xF0 && byte(0) != 0xED && (byte(1) & 0xC0U) == 0x80U && (byte(2) & 0xC0U) == 0x80U;
}

/// The code point of three bytes of UTF-8 that open these four; 0 for any other, overlong forms and surrogates among them.
[[nodiscard]] inline char32_t code_point_of_three(const char* four) {
    static_assert(std::endian::native == std::endian::little);
    std::uint32_t word = 0;
    std::memcpy(&word, four, sizeof word);
    const char32_t c = (word & 0x0FU) << 12U | (word >> 2U & 0xFC0U) | (word >> 16U & 0x3FU);
    const bool formed = (word & 0xC0C0F0U) == 0x8080E0U && (c - 0x800U < 0xD800U - 0x800U || c >= 0xE000U);
    return formed ? c : 0;
}

/// Whether the UTF-8 of two code points from U+4000 to U+9FFF opens these eight bytes.
[[nodiscard]] inline bool are_two_ideographs(const char* eight) {
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    const std::uint64_t low = word & 0x0F00000FU;   // of the first bytes: from 4 to 9
    return (word & 0xC0C0F0C0C0F0U) == 0x8080E08080E0U && ((low + 0x0C00000CU) & ~(low + 0x06000006U) & 0x10000010U) == 0x10000010U;
}

/// What next_code_point does beyond its fast path.
[[nodiscard]] char32_t decode_code_point(std::string_view text, std::size_t& at);

/// Reads the code point at `at` and moves `at` behind it. Malformed bytes give U+FFFD, one byte at a time.
/// Precondition: `at < text.size()`.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    if (at + 2 < text.size() && are_one_character(text.data() + at)) {
        const auto second = static_cast<unsigned char>(text[at + 1]);
        const auto third = static_cast<unsigned char>(text[at + 2]);
        at += 3;
        return (lead & 0x0FU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU);
    }
    return decode_code_point(text, at);
}

/// Hands each code point of a text on, as next_code_point reads it.
template <typename Take>
void each_code_point(std::string_view text, const Take& take) {
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = at + sizeof(std::uint32_t) <= text.size() ? code_point_of_three(text.data() + at) : 0;
        if (c != 0) {
            at += 3;
        } else {
            c = next_code_point(text, at);
        }
        take(c);
    }
}

/// Moves `at` behind the ideographs from U+4000 to U+9FFF that stand there, most of a Chinese text. `text` is valid UTF-8.
/// @return how many they are.
inline std::size_t skip_ideographs(std::string_view text, std::size_t& at) {
    const std::size_t from = at;
    while (at + 2 < text.size() && static_cast<unsigned char>(text[at]) - 0xE4U <= 0xE9U - 0xE4U) {
        at += 3;
    }
    return (at - from) / 3;
}

/// The same in a text that may be malformed.
inline std::size_t skip_whole_ideographs(std::string_view text, std::size_t& at) {
    const std::size_t from = at;
    while (at + sizeof(std::uint64_t) <= text.size() && are_two_ideographs(text.data() + at)) {
        at += 6;
    }
    while (at + 2 < text.size() && static_cast<unsigned char>(text[at]) - 0xE4U <= 0xE9U - 0xE4U && are_one_character(text.data() + at)) {
        at += 3;
    }
    return (at - from) / 3;
}

/// The last code point of `text`; 0 if it is empty.
[[nodiscard]] char32_t last_code_point(std::string_view text);

/// The first code point of `text`; 0 if it is empty.
[[nodiscard]] char32_t first_code_point(std::string_view text);

/// Appends `c` to `out` as UTF-8; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t c);

[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// Code points in `text`, which is valid UTF-8.
[[nodiscard]] std::size_t length(std::string_view text);

/// What is_space does beyond its fast path.
[[nodiscard]] bool is_other_space(char32_t c);

/// White space and invisible format characters (Unicode White_Space, Default_Ignorable, controls).
[[nodiscard]] inline bool is_space(char32_t c) {
    return c < 0x80 ? c <= 0x20 || c == 0x7F : (c < 0x3001 || c > 0x9FFF) && is_other_space(c);
}

/// Han ideographs, radicals, 〇 and 々.
[[nodiscard]] bool is_han(char32_t c);

/// Characters of East Asian writing, which stand beside each other without spaces: Han, kana, their punctuation, full-width forms.
[[nodiscard]] bool is_cjk(char32_t c);

/// The Han numerals from zero to a hundred, by which items are numbered (Unihan, kPrimaryNumeric).
[[nodiscard]] bool is_han_numeral(char32_t c);

/// Letters that are read from right to left: Hebrew, Arabic and their kin.
[[nodiscard]] constexpr bool reads_leftwards(char32_t c) {
    return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF);
}

/// Characters that accounting counts: all but white space, format characters, and those that normalisation may merge
/// into their base (combining marks, conjoining jamo vowels and finals). The count is the same before and after NFC.
[[nodiscard]] bool is_counted(char32_t c);
[[nodiscard]] std::uint64_t count_characters(std::string_view text);

/// Normalisation form C. Malformed bytes become U+FFFD.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Normalisation form KC: compatibility characters become plain ones too. Malformed bytes become U+FFFD.
[[nodiscard]] std::string to_nfkc(std::string_view text);

/// Whether text on both sides of a line break joins without a space.
[[nodiscard]] bool joins_without_space(char32_t before, char32_t after);

/// `text` without leading and trailing white space.
[[nodiscard]] std::string_view trim(std::string_view text);

/// `text` without any white space.
[[nodiscard]] std::string squash(std::string_view text);

}  // namespace bianmu::model
