#pragma once

#include <string>
#include <vector>

namespace bianmu::cli {

/// Does what a command line of the program for queues asks.
///
/// @param arguments  without the program's name; the command first.
/// @return the exit status, as for `run`.
[[nodiscard]] int run_queues(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
