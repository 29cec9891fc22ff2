#pragma once

#include <string>

#include "batch/descriptor.h"
#include "model/result.h"

namespace bianmu::batch {

/// Opens a file of the sources for reading, and never waits for it.
/// @return the file, or `not_found`, `unreadable` (a folder, a device, no permission) or `empty`.
[[nodiscard]] model::Result<Descriptor> open_source(const std::string& path);

}  // namespace bianmu::batch
