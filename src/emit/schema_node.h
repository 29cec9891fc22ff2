#pragma once

#include <re2/re2.h>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "emit/value_tree.h"

namespace bianmu::emit {

enum class SchemaType : std::uint8_t { any, string, integer, number, boolean, array, object };

struct SchemaNode;

struct Property {
    std::string name;
    const SchemaNode* schema = nullptr;  ///< null: required, but not described
    bool required = false;
};

/// One compiled schema. At most 64 properties, so that a word can mark those that were seen.
struct SchemaNode {
    const SchemaNode* reference = nullptr;  ///< `$ref`; the rest is then unused, as draft-07 says
    SchemaType type = SchemaType::any;
    std::vector<std::string> allowed;  ///< enum or const of strings
    bool only_true = false;            ///< const true
    std::size_t min_length = 0;
    std::unique_ptr<RE2> pattern;
    std::optional<double> minimum, maximum;
    const SchemaNode* items = nullptr;
    std::optional<std::int64_t> min_items, max_items;
    std::vector<Property> properties;
    std::uint64_t required = 0;  ///< bit per property
    bool closed = false;         ///< additionalProperties: false
    const SchemaNode* additional = nullptr;
    const SchemaNode* property_names = nullptr;
    std::vector<const SchemaNode*> any_of;
    std::vector<std::string_view> any_of_types;  ///< the `type` member that each branch asks for, where all ask for one
    const SchemaNode* never = nullptr;           ///< not
};

/// `node` or, where it is a reference, what it stands for.
[[nodiscard]] inline const SchemaNode& resolve(const SchemaNode* node) {
    while (node->reference != nullptr) {
        node = node->reference;
    }
    return *node;
}

}  // namespace bianmu::emit
