#pragma once

#include <string>

namespace bianmu::extract::docx {

// Numbers from 1 in systems that need more than digits and places; an empty text outside of their range.

/// Hebrew numerals: letters that add up, ט״ו and ט״ז without their marks for 15 and 16. Up to 999.
[[nodiscard]] std::string hebrew_numeral(int value);
/// The Hebrew alphabet; beyond it, the last letter for each time round, then the letter. Up to 392.
[[nodiscard]] std::string hebrew_letters(int value);
/// Thai words. Up to 999,999.
[[nodiscard]] std::string thai_words(int value);
/// Vietnamese words. Up to 999.
[[nodiscard]] std::string vietnamese_words(int value);
/// Korean words of native counting. Up to 199.
[[nodiscard]] std::string korean_words(int value);

}  // namespace bianmu::extract::docx
