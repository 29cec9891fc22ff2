#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "emit/value_tree.h"

namespace bianmu::emit {

/// Reads one JSON text (RFC 8259). The tree owns its strings.
///
/// @return the tree, or a phrase that says why `text` is no JSON and where.
[[nodiscard]] tl::expected<ValueTree, std::string> read_json(std::string_view text);

}  // namespace bianmu::emit
