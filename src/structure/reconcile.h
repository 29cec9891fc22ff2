#pragma once

#include "structure/draft.h"

namespace bianmu::structure {

/// Matches the printed contents to the body's sections and articles by titles and pages: sets each entry's target, and reports where they
/// differ (`toc.section_mismatch`, `toc.article_missing`, `toc.article_unlisted`, `contents.title_mismatch`, `contents.page_mismatch`). The body wins.
void reconcile_contents(Draft& draft);

}  // namespace bianmu::structure
