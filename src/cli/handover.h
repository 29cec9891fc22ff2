#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace bianmu::cli {

/// Whether the command line belongs to another program: that for batches, searches, queues or HTTP.
[[nodiscard]] bool is_for_another(const std::vector<std::string>& arguments);

/// Becomes that program: the file `bianmu-batch` or its kin beside this one, or in `../libexec/bianmu`.
/// @return only if that fails: `environment`.
[[nodiscard]] model::Error become_another(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
