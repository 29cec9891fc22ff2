#pragma once

#include <vector>

#include "layout/text_rows.h"

namespace bianmu::layout {

/// Parts texts that stand close behind one another where a word begins at a place that the texts of most rows begin at, as the first
/// word does.
void part_close_texts(std::vector<TextRow>& rows);

}  // namespace bianmu::layout
