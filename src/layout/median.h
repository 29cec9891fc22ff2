#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bianmu::layout {

/// The value in the middle of their order, of an even number the higher one. There is at least one.
template <typename Number>
[[nodiscard]] Number median(std::vector<Number> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace bianmu::layout
