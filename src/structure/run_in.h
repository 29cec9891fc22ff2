#pragma once

#include <optional>
#include <string>

#include "structure/draft.h"

namespace bianmu::structure {

/// A title that opens its own paragraph.
struct RunIn {
    std::size_t end = 0;   ///< bytes of the item's text that are the title, with what is printed around it
    std::string rule;
    double confidence = 0;
};

/// The title that the paragraph opens with: set apart by weight or typeface, in brackets, or followed by a wide space.
/// @param sentence  whether a title set apart may end in a stop; else white space must follow it.
[[nodiscard]] std::optional<RunIn> find_run_in(const Draft& draft, const Item& item, bool sentence);

/// The same by weight or typeface alone.
[[nodiscard]] std::optional<RunIn> find_bold_run_in(const Draft& draft, const Item& item, bool sentence);

}  // namespace bianmu::structure
