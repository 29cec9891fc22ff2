#pragma once

#include <vector>

#include "layout/chars.h"
#include "layout/measures.h"
#include "layout/note_lines.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Adds the notes to the flow and ties the marks in paragraphs to them: those of the same page, then, for what no mark names yet, those
/// of any page.
void add_notes(model::Flow& flow, const std::vector<LaidPage>& pages, const std::vector<NoteLines>& note_lines, const Palette& palette,
               const Measures& measures, DiscardCount& discarded);

}  // namespace bianmu::layout
