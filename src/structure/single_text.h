#pragma once

#include <cstddef>

#include "structure/draft.h"

namespace bianmu::structure {

/// Reads the items from `start` on as one text: contents, title, then headings, list items, paragraphs, tables and figures with their
/// captions, in one article of one section.
void read_single_text(Draft& draft, std::size_t start);

}  // namespace bianmu::structure
