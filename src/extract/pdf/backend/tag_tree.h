#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/pdf/backend/version.h"
#include "model/limits.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// Reads the structure tree (ISO 32000-1, 14.7) into `pages`: its elements that say something, which marked content of which page
/// they hold, and the text that they put in place of what is painted. Broken and circular trees as far as they go.
/// `file` is the whole document.
void read_tags(PDFDoc& doc, std::span<const std::byte> file, const model::Limits& limits, model::Pages& pages);

}  // namespace bianmu::extract::pdf::backend
