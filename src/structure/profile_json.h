#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace bianmu::structure {

/// JSON whose members keep their order: that of font classes counts.
using Json = nlohmann::ordered_json;

/// Whether the examples of rules are read: checks need them, documents do not.
enum class Examples : std::uint8_t { kept, left_out };

/// The built-in profile of that name, put together with the one that it extends; null if there is none. Parsed once, thread-safe.
[[nodiscard]] const Json* built_in_json(std::string_view name, Examples examples = Examples::kept);

/// Puts a profile together with the built-in one that it extends: members replace that one's, objects member by member; `before` and
/// `after` add to a list of rules, an object of `labels` adds words, `rules` change single rules by id.
/// @return the profile without `extends` and `rules`; `usage` with the place and reason where it names what is not there.
[[nodiscard]] model::Result<Json> put_together(Json own);

/// Where in `profile` rules with that id stand, as JSON Pointers, in order.
[[nodiscard]] std::vector<std::string> pointers_to_rule(const Json& profile, std::string_view id);

}  // namespace bianmu::structure
