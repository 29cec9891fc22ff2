#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emit/emit.h"
#include "emit/value_tree.h"

namespace bianmu::emit {

/// A JSON Schema (draft-07) that trees are checked against: by `SchemaAcceptor`, and by valijson where that has doubts. Thread-safe once made.
class SchemaChecker {
public:
    /// @param schema  text of the schema; must outlive the checker.
    explicit SchemaChecker(std::string_view schema);
    explicit SchemaChecker(ValueTree schema);
    ~SchemaChecker();
    SchemaChecker(const SchemaChecker&) = delete;
    SchemaChecker& operator=(const SchemaChecker&) = delete;

    /// What is wrong with the schema itself; empty if it can be used.
    [[nodiscard]] std::string defect() const;

    /// The places where `tree` breaks the schema, in document order, up to `kMaxViolations`. Of the unknown keys of one object the first.
    [[nodiscard]] std::vector<Violation> check(const ValueTree& tree) const;

private:
    struct Compiled;

    /// What valijson says.
    [[nodiscard]] std::vector<Violation> judge(const ValueTree& tree) const;

    std::unique_ptr<Compiled> compiled_;
    std::string unreadable_;
};

}  // namespace bianmu::emit
