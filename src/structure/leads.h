#pragma once

#include <vector>

#include "structure/draft.h"

namespace bianmu::structure {

/// The run-in headings of a paragraph: phrases that begin a sentence, are set apart in weight or typeface and end with a stop;
/// and those that the profile's patterns find. In order of place; offsets are code points of the text from `from` on.
[[nodiscard]] std::vector<model::Lead> find_leads(const Draft& draft, const Item& item, std::size_t from);

}  // namespace bianmu::structure
