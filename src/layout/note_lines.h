#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layout/laid_page.h"
#include "layout/line_text.h"

namespace bianmu::layout {

/// The lines of a page's notes, top to bottom.
struct NoteLines {
    std::vector<Line> lines;
    std::vector<std::string> marks;   ///< at the heads of `lines`; empty where a line goes on
    bool goes_on = false;   ///< the first line continues the last note of the page before
    std::size_t first_endnote = SIZE_MAX;   ///< of `lines`, the first of a note at the end of the document
};

/// Takes the notes out of the pages. At the foot of a page or column they stand under a short rule and are smaller than the text, or
/// begin with a mark that the text over them holds raised or in a circle; smaller lines that begin with such a mark need no rule. A note that
/// goes on over the page has no mark of its own there. At the end of the document they begin with raised marks that the text holds.
/// @return one entry per page.
[[nodiscard]] std::vector<NoteLines> take_note_lines(std::vector<LaidPage>& pages, float body_size, const Palette& palette);

}  // namespace bianmu::layout
