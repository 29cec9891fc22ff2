#pragma once

#include <string>

#include "emit/value_tree.h"

namespace bianmu::emit {

/// Appends the members of a tree's object as YAML, a line each; what is empty is left out.
void write_yaml(const ValueTree& tree, std::string& out);

}  // namespace bianmu::emit
