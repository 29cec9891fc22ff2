#pragma once

#include <vector>

#include "layout/line_text.h"
#include "model/page.h"

namespace bianmu::layout {

/// Which of the fonts set program text: letters of one width, narrow and wide ones alike, wider than the half-width letters of Han fonts.
/// None where nearly all of the source is set in such fonts, as by a typewriter.
[[nodiscard]] std::vector<bool> find_fixed_pitch(const model::Pages& pages);

/// The size of a line's words where program text, which is set smaller, stands among them; else the line's.
[[nodiscard]] float size_of_words(const Line& line, const Palette& palette, const std::vector<bool>& fixed_pitch);

/// Whether a line is program text: all of it is set in such fonts.
[[nodiscard]] bool is_program_text(const Line& line, const Palette& palette, const std::vector<bool>& fixed_pitch);

/// The same of a line that is spelled. Under a line that is, words in other fonts of the same size may stand among it.
[[nodiscard]] bool is_program_text(const LineText& line, const std::vector<bool>& fixed_pitch, bool under_program_text);

}  // namespace bianmu::layout
