#pragma once

#include <optional>
#include <string_view>

#include "structure/demands.h"

namespace bianmu::structure {

/// What the build has found out about an expression of a built-in profile; nothing of any other.
[[nodiscard]] std::optional<CloseDemands> known_demands(std::string_view expression);

}  // namespace bianmu::structure
