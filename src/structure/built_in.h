#pragma once

#include <array>
#include <string_view>

namespace bianmu::structure {

/// The built-in profiles, in the order in which a document is asked for their kinds; the last one fits every document.
inline constexpr std::array<std::string_view, 3> kBuiltIn{"bulletin", "official", "generic"};

}  // namespace bianmu::structure
