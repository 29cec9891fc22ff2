#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace bianmu::cli {

/// Whether `profile` can do that with those.
[[nodiscard]] model::Result<void> check_profile_action(const std::string& action, const std::vector<std::string>& inputs);

/// Whether there is a schema of that name; empty is `document`.
[[nodiscard]] model::Result<void> check_schema_name(const std::string& name);

}  // namespace bianmu::cli
