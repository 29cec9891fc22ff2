#pragma once

#include "cli/command_line.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// Checks every input against the schema and names each place that breaks it.
/// @return the exit status.
[[nodiscard]] int validate_documents(const ValidateRequest& request, Messages& messages);

}  // namespace bianmu::cli
