#pragma once

#include "model/document.h"
#include "model/explanation.h"
#include "model/flow.h"
#include "structure/profile.h"

namespace bianmu::structure {

/// Why the document is of its kind: the fields that its rule asked for or weighed, and what the rules of the other kinds miss in the same text.
///
/// Reads the text once more by each of the other built-in profiles, unless it holds several documents or the profile was asked for.
[[nodiscard]] model::Explanation explain_kind(const model::Flow& flow, const model::Document& document, const Profile& profile);

}  // namespace bianmu::structure
