#pragma once

#include <vector>

#include "extract/pdf/backend/version.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// The files that travel inside the document (ISO 32000-1, 7.11.4): those named in the catalog, then those pinned to `pages`, as
/// far as broken and circular lists go. Each once. They are listed, not opened.
[[nodiscard]] std::vector<model::Attachment> read_attachments(PDFDoc& doc, const std::vector<model::Page>& pages);

}  // namespace bianmu::extract::pdf::backend
