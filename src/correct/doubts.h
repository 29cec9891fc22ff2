#pragma once

#include "correct/correction.h"
#include "model/document.h"

namespace bianmu::correct {

/// Takes away the doubts about what a person settled by a correction that was applied: the member that it names, or with `accept` all
/// members. Doubts that name no member are about the file, and stay.
void settle_doubts(model::Document& document, const Correction& correction);

}  // namespace bianmu::correct
