#pragma once

#include <optional>
#include <vector>

#include "structure/numbering.h"

namespace bianmu::structure {

/// A heading before it has a level, in the order of the text.
struct RankedHeading {
    std::optional<Number> number;
    float size = 0;       ///< points
    int strength = 0;     ///< how far its type is set apart
    int outline = 0;      ///< its level as its author set it; 0 = unknown
    int bookmark = 0;     ///< its level in the list of bookmarks; 0 = unknown
};

/// Gives each heading its level, from 1.
///
/// Headings of one numbering family and depth, or of one look without a number, are one kind. A kind stands under what its count
/// begins anew after, and over what it counts on across; the profile's order and the look decide where the text does not. A heading
/// stands one level under the last heading of a higher kind, so that no level is skipped; a count that goes on keeps its level.
/// Levels that the author set hold, for the other headings of their kind too; those of bookmarks do where they agree with the order
/// of kinds, as many a producer makes bookmarks that do not. Linear in the number of headings.
[[nodiscard]] std::vector<int> find_levels(const Profile& profile, const std::vector<RankedHeading>& headings);

}  // namespace bianmu::structure
