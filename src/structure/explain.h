#pragma once

#include <vector>

#include "model/document.h"
#include "model/explanation.h"
#include "model/flow.h"
#include "structure/profile.h"

namespace bianmu::structure {

/// Explains every block and every field with evidence, in the order of the source, the parts' after the whole's.
///
/// Asks the rules once more about each line, so that finding the structure costs nothing extra when nobody asks why.
/// @param own  the user's profile, if the document was read by one; else the document names a built-in one.
[[nodiscard]] std::vector<model::Explanation> explain(const model::Flow& flow, const model::Document& document, const Profile* own);

}  // namespace bianmu::structure
