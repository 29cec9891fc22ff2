#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emit/emit.h"
#include "emit/value_tree.h"

namespace bianmu::emit {

struct SchemaNode;

/// A JSON Schema (draft-07) compiled for speed: checking costs less than writing.
///
/// Knows the keywords that `schemas/` uses and refuses any other, so that none is ignored in silence:
/// `$ref` to `#/definitions/…`, type, enum and const (strings, const true), minLength, pattern (RE2), minimum, maximum,
/// items (one schema), minItems, maxItems, properties, required, additionalProperties, propertyNames, anyOf, not.
/// Thread-safe once made.
class SchemaChecker {
public:
    /// @param schema  text of the schema; must outlive the checker.
    explicit SchemaChecker(std::string_view schema);
    ~SchemaChecker();
    SchemaChecker(const SchemaChecker&) = delete;
    SchemaChecker& operator=(const SchemaChecker&) = delete;

    /// What is wrong with the schema itself; empty if it can be used.
    [[nodiscard]] const std::string& defect() const { return defect_; }

    /// Every place where `tree` breaks the schema, in document order, up to `kMaxViolations`.
    [[nodiscard]] std::vector<Violation> check(const ValueTree& tree) const;

    static constexpr std::size_t kMaxViolations = 100;

private:
    std::vector<std::unique_ptr<SchemaNode>> nodes_;
    const SchemaNode* root_ = nullptr;
    std::string defect_;
};

}  // namespace bianmu::emit
