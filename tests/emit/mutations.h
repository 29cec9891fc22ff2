#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmu::emit {

/// One way to spoil a document, and the document spoilt.
struct Mutation {
    std::string what;
    std::string json;
};

/// `json` with an unknown key in one object: one mutation for every object.
[[nodiscard]] std::vector<Mutation> with_unknown_key(std::string_view json);

/// `json` with one value left out, made null, emptied, negated, or put in an array: for every value that is no object.
[[nodiscard]] std::vector<Mutation> with_one_value_changed(std::string_view json);

}  // namespace bianmu::emit
