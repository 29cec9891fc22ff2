#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace bianmu::options {

/// The candidate that `word` is most likely a slip of (insertions, deletions, exchanges, swapped neighbours); empty if none is near.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

/// `; did you mean X?`, or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// The words as `a, b, c`.
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

/// `usage`, unless `value` is one of `allowed`.
/// @param planned  values that other versions take: they get an answer that says so, not `unknown`.
[[nodiscard]] model::Result<void> check_choice(const std::string& option, const std::string& value, const std::vector<std::string>& allowed,
                                               const std::vector<std::string>& planned = {});

}  // namespace bianmu::options
