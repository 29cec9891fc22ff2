#pragma once

#include <vector>

#include "layout/chars.h"
#include "layout/furniture.h"
#include "layout/measures.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Takes the footnotes out of the pages: the small lines under a short rule at the foot. One list of lines per page.
[[nodiscard]] std::vector<std::vector<Line>> take_note_lines(std::vector<LaidPage>& pages, float body_size);

/// Adds the notes to the flow and ties raised marks in the paragraphs of the same page to them.
void add_notes(model::Flow& flow, const std::vector<LaidPage>& pages, const std::vector<std::vector<Line>>& note_lines, const Palette& palette,
               const Measures& measures, DiscardCount& discarded);

}  // namespace bianmu::layout
