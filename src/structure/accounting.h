#pragma once

#include "model/diagnostic.h"
#include "model/document.h"

namespace bianmu::structure {

/// Counts the characters that the document carries, each once: the printed pieces of fields, titles, blocks, notes, captions; and
/// its furniture. Compares them with what the source holds; a difference is reported as `accounting.unbalanced`.
void account(model::Document& document, std::uint64_t source_chars, const std::vector<model::Discarded>& discarded, model::Diagnostics& sink);

}  // namespace bianmu::structure
