#pragma once

#include "cli/batch_line.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// Runs a batch: a progress line on a terminal, otherwise a JSON line a minute; each document that fails with its reason; sums at the end.
/// @return the exit status.
[[nodiscard]] int convert_batch(const BatchRequest& request, Messages& messages);

}  // namespace bianmu::cli
