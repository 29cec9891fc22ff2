#pragma once

#include "structure/draft.h"

namespace bianmu::structure {

/// The heading rule that an item satisfies: one of the ladder's markers on a short line; null if it is no heading.
[[nodiscard]] const Rule* match_heading(const Draft& draft, const Item& item);

/// Whether a line without a marker stands out from the text like a heading: short, all bold or in a heading's typeface, not a sentence.
[[nodiscard]] bool stands_out(const Draft& draft, const Item& item);

/// Makes the block of an item: paragraph, heading or list item with spans and leads, table, or figure.
/// @param from  bytes of the item's text that something else has taken (a run-in title).
[[nodiscard]] model::DocumentBlock make_block(Draft& draft, const Item& item, std::size_t from = 0);

}  // namespace bianmu::structure
