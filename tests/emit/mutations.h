#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmu::emit {

/// A document spoilt in one place.
struct Mutation {
    std::string pointer;  ///< the place, as JSON Pointer
    std::string json;
};

/// `json` with an unknown key in one object: one mutation for every object.
[[nodiscard]] std::vector<Mutation> with_unknown_key(std::string_view json);

}  // namespace bianmu::emit
