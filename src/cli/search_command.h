#pragma once

#include <string>
#include <vector>

#include "cli/messages.h"
#include "cli/search_line.h"

namespace bianmu::cli {

/// Prints the articles that have the words, best first; on a terminal the words stand out.
/// @return the exit status: 0 also if there are none, which is said.
[[nodiscard]] int search_archive(const SearchRequest& request, Messages& messages);

/// Does what a command line of the program for searches asks.
///
/// @param arguments  without the program's name; `search` first.
/// @return the exit status, as for `run`.
[[nodiscard]] int run_search(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
