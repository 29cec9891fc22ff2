#pragma once

#include <string_view>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/result.h"

namespace bianmu::convert {

/// Applies a sidecar of corrections (`schemas/corrections.schema.json`) to a document that has its source and diagnostics.
///
/// The document keeps its schema and its accounting. A correction that does not fit the document, or would break its schema, is passed
/// over and told as `corrections.unmatched`.
///
/// @return `usage` with the place if the text is no sidecar.
[[nodiscard]] model::Result<void> apply_corrections(model::Document& document, std::string_view sidecar);

}  // namespace bianmu::convert
