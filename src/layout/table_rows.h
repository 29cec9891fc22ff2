#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "layout/aligned_text.h"

namespace bianmu::layout {

/// The rows of a table, each of one or more text rows.
struct RowGroups {
    std::vector<std::pair<std::size_t, std::size_t>> groups;   ///< text rows [first, end)
    std::size_t head = 0;          ///< text rows of the head
    std::size_t head_groups = 0;   ///< rows of the head
};

/// Gathers the text rows of an area into a table's rows: by strokes, distance, and by what each text row fills.
[[nodiscard]] RowGroups group_rows(const AlignedText& text);

}  // namespace bianmu::layout
