#pragma once

#include <cstddef>
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

/// Reads the items from `start` up to `end` into `draft.document.sections`: sections, articles with titles, subtitles,
/// bylines and run-in titles, and their blocks.
void read_articles(Draft& draft, std::size_t start, std::size_t end);

}  // namespace bianmu::structure
