#pragma once

#include <string>
#include <vector>

namespace bianmu::cli {

/// The program that serves HTTP, from its command line to its exit status.
[[nodiscard]] int run_serve(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
