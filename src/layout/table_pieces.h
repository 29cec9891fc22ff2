#pragma once

#include <vector>

#include "layout/laid_page.h"

namespace bianmu::layout {

/// Finds the pieces of tables that are too small to be seen by themselves: lines that repeat the head of the table at the head of the
/// next column or page, or at the foot of the one before, and the few rows under them. They have that table's columns.
void find_table_pieces(std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
