#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmu::options {

/// The candidate that `word` is most likely a slip of (insertions, deletions, exchanges, swapped neighbours); empty if none is near.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

/// `; did you mean X?`, or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// The words as `a, b, c`.
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace bianmu::options
