#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "structure/draft.h"

namespace bianmu::structure {

/// A printed caption and what it belongs to.
struct Caption {
    std::size_t text = 0;        ///< index of the item that holds it
    const Rule* rule = nullptr;
    bool continued = false;      ///< names a piece of a table that goes on
};

/// Ties captions to the tables and figures that they stand beside, from `start` up to `end`.
///
/// A caption belongs to the next thing of its own kind right below or above it: a table's first to the one below, a figure's to the
/// one above. Each thing takes one; a caption without one stays text. Items in `taken` are none. Linear.
/// @return by the index of the table's or figure's item.
[[nodiscard]] std::unordered_map<std::size_t, Caption> find_captions(const Draft& draft, const std::vector<bool>& taken, std::size_t start,
                                                                     std::size_t end);

}  // namespace bianmu::structure
