#pragma once

#include <string>
#include <vector>

namespace bianmu::cli {

/// Does what the command line asks.
///
/// @param arguments  without the program's name.
/// @return the exit status: 0, 1 (some document failed), 2 (the command line is wrong), 3 (the environment failed).
[[nodiscard]] int run(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
