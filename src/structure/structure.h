#pragma once

#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/explanation.h"
#include "model/flow.h"
#include "model/result.h"

namespace bianmu::structure {

/// Finds the structure of a document: masthead, contents, sections, articles, headings, leads, colophon.
///
/// Decides from the flow and the profile alone, so that a document gives the same structure whatever its container was.
/// Fills every field of the Document but `source.name`, `.media_type`, `.bytes`, `.sha256`, and `diagnostics`.
///
/// @param profile  `auto`, the name of a built-in profile, or the JSON text of a user's own.
/// @param explanations  gets why each block and field is what it is; null = not asked for, and no work for it is done.
/// @return the document, or `usage` for an unknown or malformed profile. No other code.
[[nodiscard]] model::Result<model::Document> build_document(model::Flow flow, std::string_view profile, model::Diagnostics& sink,
                                                             std::vector<model::Explanation>* explanations = nullptr);

/// Names of the built-in profiles.
[[nodiscard]] std::vector<std::string_view> profile_names();

}  // namespace bianmu::structure
