#pragma once

#include <string_view>

#include "structure/demands.h"

namespace bianmu::structure {

/// The demands of `expression` (RE2 syntax) that its form alone tells, without compiling it. What cannot be said is no demand.
[[nodiscard]] Demands demands_of(std::string_view expression);

/// The same, with those that take longer to find out.
[[nodiscard]] CloseDemands close_demands_of(std::string_view expression);

}  // namespace bianmu::structure
