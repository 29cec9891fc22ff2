#pragma once

#include <functional>
#include <vector>

#include "extract/pdf/backend/version.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// The link annotations of `page`, as boxes on the page; `matrix` leads from user space to page space.
[[nodiscard]] std::vector<model::Link> read_links(PDFDoc& doc, Page& page, const std::array<double, 6>& matrix);

/// The document's outline in reading order, with its depth; broken and circular ones as far as they go.
[[nodiscard]] std::vector<model::OutlineItem> read_outline(PDFDoc& doc);

/// The document information dictionary.
[[nodiscard]] model::Metadata read_metadata(PDFDoc& doc);

}  // namespace bianmu::extract::pdf::backend
