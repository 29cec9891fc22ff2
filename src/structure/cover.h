#pragma once

#include <cstddef>
#include <vector>

#include "structure/draft.h"
#include "structure/looks.h"

namespace bianmu::structure {

/// Reads what stands before the printed contents of a document that is one text, where it is a cover and nothing else: its title, with or without a second one,
/// its office and its date at the end. They are the document's masthead then, for they are read before the contents.
/// @param title  the items that hold the document's title.
/// @param from,to  the items before the contents.
/// @param taken  gets true for each item that belongs to the cover.
/// @return whether they are a cover.
[[nodiscard]] bool read_cover(Draft& draft, const Looks& looks, const std::vector<std::size_t>& title, std::size_t from, std::size_t to, std::vector<bool>& taken);

}  // namespace bianmu::structure
