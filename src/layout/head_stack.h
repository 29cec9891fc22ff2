#pragma once

#include <cstddef>
#include <vector>

#include "layout/aligned_text.h"

namespace bianmu::layout {

/// A head over several columns, above those of the columns under it.
struct Stack {
    std::size_t from = 0, to = 0;
    double parting = 0;   ///< height between the two
};

/// Finds the heads over two columns or more that stand in the text rows [first, end) with the heads under them and with taller
/// heads beside them, level by level from the top. Those of a level part at one height.
[[nodiscard]] std::vector<std::vector<Stack>> find_stacks(const AlignedText& text, std::size_t first, std::size_t end);

/// How many of the first text rows are such a head, whose other heads stand at half its height or have a row of it for themselves; 0 where there is none.
[[nodiscard]] std::size_t stacked_rows(const AlignedText& text);

/// Puts heads that stand half-way down a head with strokes under its upper heads into its first row: they are as high as all of it.
void raise_tall_heads(AlignedText& text);

}  // namespace bianmu::layout
