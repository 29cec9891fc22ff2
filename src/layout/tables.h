#pragma once

#include "layout/chars.h"
#include "layout/grids.h"
#include "layout/paragraphs.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Makes a table of a page's grid: the lines of each cell joined into paragraphs.
[[nodiscard]] model::Table build_table(Grid grid, int page, const Palette& palette, const Measures& measures, DiscardCount& discarded);

/// Whether `next`, first on its page, goes on with `table`, last on the page before: same sides, same columns.
[[nodiscard]] bool continues_table(const model::Table& table, const model::Table& next);

/// Appends the rows of `next`. First rows that repeat the table's own head belong to the page: they go to `furniture`.
void append_rows(model::Table& table, model::Table next, std::vector<model::Furniture>& furniture);

}  // namespace bianmu::layout
