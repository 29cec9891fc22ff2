#pragma once

#include "layout/aligned_text.h"
#include "layout/table_rows.h"

namespace bianmu::layout {

/// Whether two columns of words are a table: rows of a key and a value, nearly all of them full, that stand exactly under one another
/// with wide white between them. Keys that end as clauses do, with a colon or a comma, are lines of text; so are verses, and contents
/// with their pages.
[[nodiscard]] bool are_word_pairs(const AlignedText& text, const RowGroups& rows);

}  // namespace bianmu::layout
