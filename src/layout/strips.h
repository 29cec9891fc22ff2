#pragma once

#include <vector>

#include "layout/text_rows.h"

namespace bianmu::layout {

/// The white between two columns.
struct Strip {
    double x0 = 0, x1 = 0;
    [[nodiscard]] double middle() const { return (x0 + x1) / 2; }
};

/// Strips that the rows with the most pieces respect, from left to right.
[[nodiscard]] std::vector<Strip> find_strips(const std::vector<TextRow>& rows);

}  // namespace bianmu::layout
