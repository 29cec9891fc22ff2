#pragma once

#include <vector>

#include "layout/line.h"
#include "model/page.h"

namespace bianmu::layout {

/// Takes the rules that underline text or strike it out away from `rules` and gives their characters that look.
///
/// Such a rule runs close under a baseline or through the letters, along text for nearly all of its length, and touches no upright
/// rule: the lines of tables, of blanks to fill in, and under titles stay.
void take_text_rules(std::vector<model::Rule>& rules, std::vector<Line>& stretches, Palette& palette);

}  // namespace bianmu::layout
