#pragma once

#include <vector>

#include "layout/flow_line.h"
#include "layout/measures.h"

namespace bianmu::layout {

/// How a line goes on with a paragraph.
struct Join {
    float confidence = 0;      ///< 0 = it begins another one
    bool by_author = false;    ///< after a line break that the author set
    bool may_wrap = false;     ///< `by_author`, unless the paragraph proves to be no wider than the line before
};

/// Whether `next` goes on with the paragraph of `open` lines.
///
/// It goes on when the line before is full (the next word would not have fitted) and it starts where continuation lines start; it
/// begins a new one when it is indented, differs in size, stands centred or right, follows a gap, or begins with an item's mark.
/// Where all paragraphs stand apart by white, a short line without white behind it ends none: its author broke it.
[[nodiscard]] Join join(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures);

/// Whether `next` goes on with `open` though a figure or table stands between: as over a page, in the middle of a sentence only.
[[nodiscard]] float join_around(const std::vector<FlowLine>& open, const FlowLine& next, const Measures& measures);

/// Whether a paragraph of running text breaks off in the middle of a sentence, at the end of a full line.
[[nodiscard]] bool breaks_off(const std::vector<FlowLine>& open, const Measures& measures);

}  // namespace bianmu::layout
