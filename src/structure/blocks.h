#pragma once

#include "structure/draft.h"

namespace bianmu::structure {

/// The heading rule that an item satisfies: one of the ladder's markers on a short line; null if it is no heading.
[[nodiscard]] const Rule* match_heading(const Draft& draft, const Item& item);

/// Makes the block of an item as it stands: a table, a figure, or a text with its spans that nothing has judged yet.
/// @param from  bytes of the item's text that something else has taken (a run-in title).
[[nodiscard]] model::DocumentBlock make_plain_block(Draft& draft, const Item& item, std::size_t from = 0);

/// Makes a paragraph of a plain block: with its leads, as sure as its lines belong together.
void make_paragraph(const Draft& draft, const Item& item, std::size_t from, model::DocumentBlock& block);

/// Makes the block of an item: paragraph, heading or list item with spans and leads, table, or figure.
/// @param from  bytes of the item's text that something else has taken (a run-in title).
[[nodiscard]] model::DocumentBlock make_block(Draft& draft, const Item& item, std::size_t from = 0);

/// Reads the box of a list item that is its bullet, or opens its words: it is state, and no marker.
void read_task(model::DocumentBlock& block);

/// Turns the block of a paragraph that stands out into a heading; leaves any other as it is. A heading is what text follows: the caller knows.
void make_heading(const Draft& draft, const Item& item, model::DocumentBlock& block);

}  // namespace bianmu::structure
