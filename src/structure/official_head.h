#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "structure/official_elements.h"
#include "structure/official_title.h"

namespace bianmu::structure {

/// What stands over the text of an official document.
struct OfficialHead {
    std::size_t end = 0;                 ///< items before it are the head
    std::vector<std::size_t> left_over;  ///< items before `end` that no rule knew
    std::optional<TitleLines> title;
    std::optional<std::size_t> subtitle;
};

/// Reads the head, the title and the recipients from the first items. Layout tables among them are unfolded.
[[nodiscard]] OfficialHead read_official_head(Draft& draft, Elements& elements);

}  // namespace bianmu::structure
