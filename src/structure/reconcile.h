#pragma once

#include "structure/draft.h"

namespace bianmu::structure {

/// Matches the printed contents to the body's sections and articles, in order: sets each entry's target, and reports where they
/// differ (`toc.section_mismatch`, `toc.article_missing`, `toc.article_unlisted`). The body wins.
void reconcile_contents(Draft& draft);

}  // namespace bianmu::structure
