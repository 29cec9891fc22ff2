#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "emit/tree_members.h"

namespace bianmu::emit {

/// Blocks with their cells and spans.
class BlockTree : protected TreeMembers {
protected:
    using TreeMembers::TreeMembers;

    void block(const model::DocumentBlock& block);
    void spans(const std::vector<model::Span>& list);

private:
    void fields_of_type(const model::DocumentBlock& block);
    void cell(const model::TableCell& cell);
    void span(const model::Span& span);
    void revision(const std::optional<model::Revision>& revision);
    [[nodiscard]] std::string_view color(model::Color value);

    std::unordered_map<model::Color, std::string_view> colors_;
};

}  // namespace bianmu::emit
