#pragma once

#include "cli/command_line.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// Makes a page of HTML of one document, to look at.
/// @return the exit status.
[[nodiscard]] int inspect_document(const InspectRequest& request, Messages& messages);

}  // namespace bianmu::cli
