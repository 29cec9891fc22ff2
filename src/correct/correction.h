#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/document.h"

namespace bianmu::correct {

/// How a correction finds its block: by its id, which is made of what the block says; else, where the block has changed, by the words
/// that it begins with, if no other block begins with them.
struct Anchor {
    std::string id, text;
};

enum class Operation : std::uint8_t { set_type, merge, split, set_field, set_target, accept };

/// A field's value: text, a list of texts, or a number.
using Value = std::variant<std::string, std::vector<std::string>, int>;

/// One thing that a person put right. Which members count depends on the operation.
struct Correction {
    Operation operation = Operation::accept;
    Anchor block;                ///< of a block; of `accept`, empty = everything
    Anchor with;                 ///< `merge`: the block behind it
    model::BlockType type = model::BlockType::paragraph;
    int level = 0;
    std::optional<std::string> marker;   ///< nothing: as it was; empty: none
    std::size_t at = 0;          ///< `split`: code points before the cut
    std::string pointer;         ///< of a field or a contents entry
    Value value;
    std::string was;             ///< what the field said, or the title of the contents entry, when it was corrected
    Anchor target;               ///< `set_target`: an article or block, with its title; empty = none

    /// How messages name it.
    [[nodiscard]] std::string shown() const;
};

/// Reads the text of a sidecar. Precondition: it fits `schemas/corrections.schema.json`.
[[nodiscard]] std::vector<Correction> read_corrections(std::string_view json);

}  // namespace bianmu::correct
