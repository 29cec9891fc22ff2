#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace CLI {
class App;
}

namespace bianmu::cli {

/// Reads the words of a command line into what the app's options are bound to.
/// @return the help that was asked for, empty if none was; or `usage` with what is wrong. No other code.
[[nodiscard]] model::Result<std::string> parse_arguments(CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
