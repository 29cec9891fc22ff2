#pragma once

#include <optional>
#include <string>

#include "structure/draft.h"

namespace bianmu::structure {

/// A line that names a section.
struct SectionLine {
    std::string name, marker, rule;
    double confidence = 0;
    bool ornament = false;   ///< marked by an ornament alone, as entries of lists may be too
};

/// The section that an item names, by the profile's rules for brackets and ornaments.
[[nodiscard]] std::optional<SectionLine> match_section(const Draft& draft, const Item& item);

}  // namespace bianmu::structure
