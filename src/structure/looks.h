#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "structure/items.h"
#include "structure/numbering.h"

namespace bianmu::structure {

/// How the paragraphs set in one type behave over the whole document.
struct TypeLook {
    float size = 0;
    bool bold = false;
    std::size_t members = 0;    ///< paragraphs in this look
    std::size_t titles = 0;     ///< of these, those that read like a title
    std::size_t followed = 0;   ///< of the titles, those with text, a table or a figure under them
    std::size_t in_a_row = 0;   ///< of the members, those whose next paragraph has the same look
};

/// What one item shows of a heading.
struct Signs {
    int look = -1;              ///< index into Looks::kinds; -1 = no text
    int strength = 0;           ///< how far its type is set apart from the body's; 0 = not at all, 2 = surely
    bool larger = false, smaller = false;   ///< than the body
    bool title_like = false;    ///< reads like a title: short, not a sentence, not a row of pieces
    bool followed = false;      ///< text, a table or a figure stands under it, or a lower title over such
    std::size_t width = 0;      ///< columns: a Han character takes two, any other one
    std::optional<Number> number;
    std::size_t bullet = 0;     ///< bytes

    /// Set in display type: by one strong sign or several weak ones.
    [[nodiscard]] bool display() const { return strength >= 2; }
};

/// The looks of a document's text, and of each item.
struct Looks {
    std::vector<TypeLook> kinds;
    std::vector<Signs> signs;   ///< as Items::list
};

/// Looks at the items from `start` up to `end`: groups their types, measures how each stands out from the body. Linear.
[[nodiscard]] Looks find_looks(const Items& items, const Profile& profile, std::size_t start, std::size_t end);

}  // namespace bianmu::structure
