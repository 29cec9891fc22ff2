#pragma once

#include <cstddef>
#include <vector>

#include "structure/draft.h"

namespace bianmu::structure {

/// What the head of the first page gave.
struct Front {
    std::size_t end = 0;                 ///< items before it are the masthead
    std::vector<std::size_t> left_over;  ///< items before `end` that no rule knew
    std::vector<Item> labelled;          ///< pieces of its lines that carry labels of the colophon
    bool is_bulletin = false;            ///< a name and a number were found
};

/// Reads the masthead from the first items into `draft.document.masthead`. Layout tables among them are unfolded.
[[nodiscard]] Front read_masthead(Draft& draft);

}  // namespace bianmu::structure
