#pragma once

#include "model/diagnostic.h"
#include "model/flow.h"
#include "model/page.h"
#include "model/result.h"

namespace bianmu::layout {

/// Turns painted pages into running text: lines, columns, reading order, furniture, ruled tables, and paragraphs rejoined
/// over lines, columns and pages.
///
/// Pure: equal input gives equal output, on any thread and in any locale. Knows no word of any language: it decides from
/// geometry, style, repetition, and Unicode classes. Every glyph lands in exactly one block, furniture or `discarded`.
///
/// @param pages  as `extract` left them, consumed page by page.
/// @param sink   gets `page.no_text_layer` per page that is a picture, and a diagnostic per doubtful join.
/// @return the flow; no error is possible.
[[nodiscard]] model::Flow lay_out(model::Pages pages, model::Diagnostics& sink);

}  // namespace bianmu::layout
