#pragma once

#include <string>
#include <string_view>

#include "cli/batch_line.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// Prints what a ledger holds: sums, failures by code, runs.
/// @return 0, or 1 if a document failed, or what reading the ledger gives.
[[nodiscard]] int show_status(const StatusRequest& request, Messages& messages);

/// Writes a page about what a ledger holds.
/// @return 0, or what reading the ledger or writing the page gives.
[[nodiscard]] int write_report(const std::string& ledger, const std::string& page, Messages& messages);

/// Prints the documents in which two ledgers differ.
/// @return 0 if there is none, 1 if there are, or what reading the ledgers gives.
[[nodiscard]] int show_difference(const DiffRequest& request, Messages& messages);

}  // namespace bianmu::cli
