#pragma once

#include <cstddef>

#include "structure/draft.h"

namespace bianmu::structure {

/// Reads the printed table of contents that begins at `start`, if one does, into `draft.document.contents`.
///
/// It ends where its first section or title comes again as the body's, at a line that looks like an article's title or like
/// running text.
/// @return the index of the first item after it; `start` where there is none.
[[nodiscard]] std::size_t read_contents(Draft& draft, std::size_t start);

}  // namespace bianmu::structure
