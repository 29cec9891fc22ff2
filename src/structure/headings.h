#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "structure/draft.h"
#include "structure/looks.h"

namespace bianmu::structure {

/// What an item is in a document that is one text.
struct Role {
    model::BlockType type = model::BlockType::paragraph;   ///< paragraph, heading or list_item; tables and figures keep paragraph
    int level = 0;                                         ///< of headings and list items, from 1
    std::size_t marker = 0;                                ///< bytes of the number or bullet at the head of the text
    const char* rule = "paragraph.text";
    double confidence = 0;
};

/// Titles that the document names elsewhere, by their letters alone (letters_of).
struct NamedTitles {
    std::unordered_map<std::u32string, int> bookmarks;   ///< to its level
    std::unordered_map<std::u32string, int> listed;      ///< of the printed contents: to how often it stands in the text
};

/// Finds the headings and list items among the items from `start` up to `end`.
///
/// A heading is set apart from the body by its type, or counted by a number whose fellows stand over text, or named by the
/// source's own outline, its bookmarks or its contents. The items in `taken` (the title's, contents lines) are none. Linear.
/// @return a role for each item of Items::list.
[[nodiscard]] std::vector<Role> find_roles(const Draft& draft, const Looks& looks, const NamedTitles& named, const std::vector<bool>& taken,
                                           std::size_t start, std::size_t end);

}  // namespace bianmu::structure
