#pragma once

#include <string_view>

namespace bianmu::structure {

/// The reason of a rule that the interpreter itself applies, not a profile; empty for an unknown id.
[[nodiscard]] std::string_view reason_of_code_rule(std::string_view id);

}  // namespace bianmu::structure
