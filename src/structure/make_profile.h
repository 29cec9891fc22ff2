#pragma once

#include "model/result.h"
#include "structure/flat_json.h"
#include "structure/profile.h"
#include "structure/profile_json.h"

namespace bianmu::structure {

/// Reads a profile from its JSON, put together with what it extends. No pattern is compiled.
/// @return the profile, or `usage` for JSON that the schema does not let be. No other code.
[[nodiscard]] model::Result<Profile> make_profile(const Json& whole);

/// The same from a table. @throw Malformed
[[nodiscard]] Profile read_profile(const Value& value);

}  // namespace bianmu::structure
