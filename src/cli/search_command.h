#pragma once

#include "cli/messages.h"
#include "cli/search_line.h"

namespace bianmu::cli {

/// Prints the articles that have the words, best first; on a terminal the words stand out.
/// @return the exit status: 0 also if there are none, which is said.
[[nodiscard]] int search_archive(const SearchRequest& request, Messages& messages);

}  // namespace bianmu::cli
