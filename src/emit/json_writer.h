#pragma once

#include <string>

#include "emit/value_tree.h"

namespace bianmu::emit {

/// Writes the tree as UTF-8 JSON with a newline at its end.
///
/// Equal trees give equal bytes, in any locale. Malformed UTF-8 in strings becomes U+FFFD, so that the result is JSON
/// whatever the source held.
///
/// @param pretty  indents by two spaces; arrays of numbers stay on one line.
[[nodiscard]] std::string write_json(const ValueTree& tree, bool pretty);

}  // namespace bianmu::emit
