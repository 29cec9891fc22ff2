#pragma once

#include <cstddef>

#include "structure/draft.h"

namespace bianmu::structure {

/// Reads the items from `start` up to `end` into `draft.document.sections`: sections, articles with titles, subtitles,
/// bylines and run-in titles, and their blocks.
void read_articles(Draft& draft, std::size_t start, std::size_t end);

}  // namespace bianmu::structure
