#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "structure/draft.h"
#include "structure/official_elements.h"

namespace bianmu::structure {

/// The lines of a title: items from `start` up to `end`, and the rule that their joined text satisfies.
struct TitleLines {
    std::size_t start = 0, end = 0;
    std::vector<std::string> lines;
    const Rule* rule = nullptr;

    /// Whether the title names a kind of document.
    [[nodiscard]] bool has_kind() const { return rule->zone == "kind"; }
};

/// The title that begins at an item: lines of one look that no rule of the head knows.
[[nodiscard]] std::optional<TitleLines> find_official_title(const Draft& draft, const Elements& elements, std::size_t start);

/// Gives an article its title, and the evidence for it.
void set_official_title(Draft& draft, model::Article& article, const std::string& pointer, const TitleLines& title);

}  // namespace bianmu::structure
