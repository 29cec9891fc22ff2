#pragma once

#include <cstddef>

#include "structure/draft.h"
#include "structure/looks.h"

namespace bianmu::structure {

/// Joins the lines of titles that stand as items of their own: in one display type larger than the body, close under each other on one
/// page, the last over text. Items without a box, as those of DOCX, are as their author divided them and stay. Linear.
/// @return whether anything was joined; the looks are then those of other items.
bool join_title_lines(Draft& draft, const Looks& looks, std::size_t start);

}  // namespace bianmu::structure
