#pragma once

#include <string_view>

#include "model/result.h"

namespace bianmu::cli {

/// Writes to standard output. `environment` if it is closed, full, or nobody reads it.
[[nodiscard]] model::Result<void> write_standard_output(std::string_view text);

/// Fills descriptors 0 to 2 where they are closed, so that no file that is opened later takes their place: reading from and
/// writing to the stand-ins fails.
void guard_standard_descriptors();

}  // namespace bianmu::cli
