#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "layout/edges.h"
#include "layout/laid_page.h"
#include "layout/word_breaks.h"

namespace bianmu::layout {

/// What holds for the whole document.
struct Measures {
    float body_size = 12;       ///< em of most characters, points
    float pitch = 1.6F;         ///< baseline distance inside paragraphs, in em of the body
    std::map<int, float> pitches;   ///< the same for other sizes, by half points
    bool first_line_indent = true;  ///< paragraphs begin indented, not apart
    bool spaced = false;            ///< nearly all paragraphs stand apart by white: a short line without it ends none
    bool apart = false;             ///< nearly all of the few that show it stand apart by white, and none is indented
    std::map<int, std::size_t> hangs;   ///< by tenths of an em: lines in the middle of a sentence that stand so far within the first
    Compounds compounds;
    std::vector<std::int32_t> drawn_items;   ///< `find_drawn_items`

    /// The tagged list item of an element whose mark is drawn; -1 = none.
    [[nodiscard]] std::int32_t drawn_item(std::int32_t element) const { return element < 0 || drawn_items.empty() ? -1 : drawn_items[static_cast<std::size_t>(element)]; }
    /// Whether white parts the paragraphs.
    [[nodiscard]] bool stand_apart() const { return spaced || apart; }
    /// Whether lines of paragraphs hang that far, in em, behind their first.
    [[nodiscard]] bool hangs_at(float indent) const;
    /// Baseline distance inside paragraphs of that size, em.
    [[nodiscard]] float pitch_of(float size) const;
};

/// The size of most characters, the line pitch inside paragraphs, and whether paragraphs begin indented.
[[nodiscard]] Measures measure_document(const std::vector<LaidPage>& pages, const std::vector<std::vector<Edges>>& edges, float body_size);

/// The size that most characters of the lines have.
[[nodiscard]] float body_size(const std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
