#pragma once

#include <string>
#include <string_view>

namespace bianmu::structure {

/// How alike two texts are, white space and punctuation ignored: 2 × longest common subsequence ÷ sum of lengths, 0 to 1.
[[nodiscard]] double similarity(std::string_view a, std::string_view b);

/// `text` without white space and punctuation, full-width letters and digits plain, for comparison.
[[nodiscard]] std::u32string letters_of(std::string_view text);

}  // namespace bianmu::structure
