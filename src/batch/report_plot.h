#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/report_data.h"

namespace bianmu::batch {

/// Text as HTML shows it.
[[nodiscard]] std::string html(std::string_view text);

/// A number with a thin space between thousands.
[[nodiscard]] std::string grouped(std::uint64_t value);

/// Bars from left to right below each other, with their labels and numbers, as inline SVG.
[[nodiscard]] std::string lying_bars(const std::vector<Count>& bars);

/// Bars that stand side by side, such as years, as inline SVG.
/// @param name  of what they count.
[[nodiscard]] std::string standing_bars(const std::vector<Count>& bars, std::string_view name);

}  // namespace bianmu::batch
