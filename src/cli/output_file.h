#pragma once

#include <string>
#include <string_view>

#include "model/result.h"

namespace bianmu::cli {

/// Writes a file whole or not at all: beside its final name, synced, then renamed. Devices and pipes are written straight.
/// @param option  that named the place, for the message.
/// @return `environment` with what to do: disk full, no permission, no such folder.
[[nodiscard]] model::Result<void> write_file(const std::string& path, std::string_view text, std::string_view option = "-o");

/// Writes to standard output. `environment` if it is closed, full, or nobody reads it.
[[nodiscard]] model::Result<void> write_standard_output(std::string_view text);

/// Makes the folder and those above it, where missing. `environment` if that cannot be.
[[nodiscard]] model::Result<void> make_folder(const std::string& path, std::string_view option = "-o");

/// Fills descriptors 0 to 2 where they are closed, so that no file that is opened later takes their place: reading from and
/// writing to the stand-ins fails.
void guard_standard_descriptors();

}  // namespace bianmu::cli
