#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/result.h"

namespace bianmu::options {

/// Reads `1-5,8` as inclusive ranges from 1; `usage` if it is anything else.
[[nodiscard]] model::Result<std::vector<std::pair<int, int>>> parse_page_ranges(std::string_view text);

}  // namespace bianmu::options
