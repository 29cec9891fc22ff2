#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emit/schema_node.h"

namespace bianmu::emit {

struct CompiledSchema {
    std::vector<std::unique_ptr<SchemaNode>> nodes;
    const SchemaNode* root = nullptr;
    std::string defect;  ///< why the schema cannot be used; empty if it can
};

/// Compiles a draft-07 schema; see `SchemaChecker` for the keywords that it may use.
[[nodiscard]] CompiledSchema compile_schema(std::string_view text);

}  // namespace bianmu::emit
