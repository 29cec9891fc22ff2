#pragma once

#include <cstddef>
#include <vector>

#include "structure/draft.h"
#include "structure/looks.h"

namespace bianmu::structure {

/// Reads the printed contents of a document that is one text into `draft.document.contents`, with their evidence.
///
/// They begin at the word for contents and go on while lines end in a page number, are parts of such lines, or, in contents
/// without page numbers, look alike; they end where the first of them comes again. Lists of figures or tables that follow are read too.
/// @param taken  gets true for each item that belongs to them.
void read_listed_titles(Draft& draft, const Looks& looks, std::size_t start, std::vector<bool>& taken);

/// Fills the targets of the entries with the ids of the headings and captions that they name, by titles and pages; where the two differ, and for
/// an entry without one, it says so.
void match_listed_titles(Draft& draft);

}  // namespace bianmu::structure
