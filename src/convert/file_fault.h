#pragma once

#include <string_view>

#include "model/result.h"

namespace bianmu::convert {

/// Why a file cannot be opened or read, and what to do.
///
/// @param error  an errno.
/// @return `not_found` or `unreadable`.
[[nodiscard]] model::Error read_fault(int error);

/// Why a file cannot be written, and what to do: "cannot be written: …".
///
/// @param error   an errno.
/// @param option  that named the place.
/// @return `environment`.
[[nodiscard]] model::Error write_fault(int error, std::string_view option = "-o");

/// The same in a batch, which goes on from where it stopped.
[[nodiscard]] model::Error batch_write_fault(int error);

}  // namespace bianmu::convert
