#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace CLI {
class App;
}

namespace bianmu::cli {

/// In the order in which help lists them.
[[nodiscard]] std::vector<std::string> command_names(const CLI::App& app);

/// What is wrong with words that no command and no option took: `usage`, with what was likely meant.
[[nodiscard]] model::Result<void> check_extras(const CLI::App& app);

}  // namespace bianmu::cli
