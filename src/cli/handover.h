#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace bianmu::cli {

/// Whether the command line belongs to the program for batches.
[[nodiscard]] bool is_for_batches(const std::vector<std::string>& arguments);

/// Becomes the program for batches: the file `bianmu-batch` beside this one, or in `../libexec/bianmu`.
/// @return only if that fails: `environment`.
[[nodiscard]] model::Error become_batch_program(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
