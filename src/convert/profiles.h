#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "structure/profile_check.h"

namespace bianmu::convert {

/// Names that `Options::profile` may have.
[[nodiscard]] std::vector<std::string> profile_names();

/// Everything that is wrong with a user's profile: its schema; where that is kept, its patterns and ids; and its examples.
[[nodiscard]] structure::ProfileCheck check_profile(std::string_view json);

/// Whether documents can be read by a profile, as `Options::profile` has it. Asked again with the text that was accepted last, it does not look again.
/// @return `usage` with the place (a JSON Pointer) and the reason of the first fault. No other code. Thread-safe.
[[nodiscard]] model::Result<void> accept_profile(std::string_view profile);

/// A built-in profile in full, put together with the one that it extends, as indented JSON that is a profile by itself; empty for an
/// unknown name.
[[nodiscard]] std::string profile_text(std::string_view name);

}  // namespace bianmu::convert
