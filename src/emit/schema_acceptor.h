#pragma once

#include <memory>

#include "emit/value_tree.h"

namespace bianmu::emit {

/// A JSON Schema (draft-07) in a form that says quickly that a tree keeps it. It never accepts what breaks the schema; what it does not
/// accept, for whatever reason, is for a full validator to judge and to explain. Thread-safe once made.
class SchemaAcceptor {
public:
    /// @param schema  the schema as a tree, which must outlive the acceptor. With a keyword that is not known here nothing is accepted.
    explicit SchemaAcceptor(const ValueTree& schema);
    ~SchemaAcceptor();
    SchemaAcceptor(const SchemaAcceptor&) = delete;
    SchemaAcceptor& operator=(const SchemaAcceptor&) = delete;

    /// Whether the tree keeps the schema beyond doubt.
    [[nodiscard]] bool accepts(const ValueTree& tree) const;

private:
    class Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace bianmu::emit
