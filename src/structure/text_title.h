#pragma once

#include <cstddef>
#include <vector>

#include "structure/draft.h"
#include "structure/looks.h"

namespace bianmu::structure {

/// Finds the title of a document that is one text: the largest type at its front, before the running text begins, or what its metadata
/// name; several lines in one type are one title.
/// @return the items that hold it, in order; empty if nothing stands out.
[[nodiscard]] std::vector<std::size_t> find_text_title(const Draft& draft, const Looks& looks, std::size_t start, std::size_t end);

}  // namespace bianmu::structure
