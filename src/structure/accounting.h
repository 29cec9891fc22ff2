#pragma once

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/flow.h"

namespace bianmu::structure {

/// Counts the characters that the document carries, each once: the printed pieces of fields, titles, blocks, notes, captions; and
/// its furniture. Annotations beside words that became no block, such as a title's, are discarded. Compares the sum with what the source
/// holds; a difference is reported as `accounting.unbalanced`.
void account(model::Document& document, const model::Flow& flow, model::Diagnostics& sink);

}  // namespace bianmu::structure
