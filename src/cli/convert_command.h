#pragma once

#include "cli/command_line.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// Converts every input; a document that fails does not keep the others from being converted.
/// @return the exit status.
[[nodiscard]] int convert_documents(const ConvertRequest& request, Messages& messages);

}  // namespace bianmu::cli
