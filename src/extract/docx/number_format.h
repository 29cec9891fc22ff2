#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// The values of ST_NumberFormat that are written out. What is not listed counts as `decimal`: words of dollars and of Hindi.
enum class NumberFormat : std::uint8_t {
    decimal,
    none,
    bullet,
    custom,
    upper_roman,
    lower_roman,
    upper_letter,
    lower_letter,
    ordinal,
    cardinal_text,
    ordinal_text,
    hex,
    chicago,
    decimal_zero,
    decimal_full_width,
    decimal_enclosed_circle,
    decimal_enclosed_circle_chinese,
    decimal_enclosed_full_stop,
    decimal_enclosed_parentheses,
    number_in_dash,
    ideograph_digital,
    ideograph_traditional,
    ideograph_zodiac,
    ideograph_zodiac_traditional,
    ideograph_enclosed_circle,
    ideograph_legal_traditional,
    chinese_counting,
    chinese_counting_thousand,
    chinese_legal_simplified,
    taiwanese_counting,
    taiwanese_counting_thousand,
    taiwanese_digital,
    japanese_counting,
    japanese_legal,
    aiueo,
    aiueo_half_width,
    iroha,
    iroha_half_width,
    korean_digital,
    korean_counting,
    korean_legal,
    ganada,
    chosung,
    russian_lower,
    russian_upper,
    hebrew_numerals,
    hebrew_letters,
    arabic_abjad,
    arabic_alphabet,
    hindi_vowels,
    hindi_consonants,
    hindi_numbers,
    thai_letters,
    thai_numbers,
    thai_counting,
    baht_text,
    vietnamese_counting,
};

/// The format of a `w:numFmt` value.
[[nodiscard]] NumberFormat parse_number_format(std::string_view name);

/// `value` as Word writes it; numbers outside a format's range come out in decimal digits.
/// @param pattern  of `custom` formats: `001, 002, 003, ...`.
[[nodiscard]] std::string format_number(NumberFormat format, int value, std::string_view pattern = {});

}  // namespace bianmu::extract::docx
