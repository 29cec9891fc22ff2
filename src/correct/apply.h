#pragma once

#include <string>

#include "correct/correction.h"
#include "model/document.h"

namespace bianmu::correct {

/// Applies one correction to a document, in any of its parts.
///
/// Pure, but for the document. No character is lost: blocks are cut and joined, and what a field was read from stays in its evidence.
/// What a person put right has the rule `correction` and is certain.
///
/// @return why the correction does not fit the document, which then stays as it was; empty if it was applied.
[[nodiscard]] std::string apply(model::Document& document, const Correction& correction);

}  // namespace bianmu::correct
