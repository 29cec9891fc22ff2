#pragma once

#include "structure/draft.h"

namespace bianmu::structure {

/// Reads all items as an official document after GB/T 9704-2012 into `draft.document`: its elements into `official`, the text and
/// each attachment as articles of one section. What no rule knows stays in the text.
///
/// @param if_its_kind  read no further than the head where that shows no signs of an official document.
/// @return whether its head is that of one: a document number or an authority's mark, or a title that names a kind over recipients.
bool read_official(Draft& draft, bool if_its_kind);

}  // namespace bianmu::structure
