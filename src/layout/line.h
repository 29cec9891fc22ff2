#pragma once

#include <cstdint>
#include <vector>

#include "model/flow.h"
#include "model/geometry.h"

namespace bianmu::layout {

/// One visible character, in upright coordinates: text runs left to right, lines top to bottom.
struct Char {
    char32_t code = 0;
    float x0 = 0, x1 = 0;       ///< along the line
    float y = 0;                ///< baseline
    float size = 0;             ///< em height, points
    float top = 0, bottom = 0;  ///< of the em box
    std::uint32_t style = 0;    ///< index into Palette::styles
    std::int32_t link = -1;     ///< index into Flow::links
    std::int32_t element = -1;  ///< the tagged element that it is text of: index into Pages::tags
    char32_t space = 0;         ///< the last white space painted before it; 0 = none
    bool artifact = false;
    bool mirrored = false;      ///< `x` grows to the left on the page

    /// Where its ink ends: full-width closing punctuation fills the left half of its width only.
    [[nodiscard]] float ink_end() const;

    /// Where its ink begins: full-width opening punctuation fills the right half of its width only, and may lie over the mark before it.
    [[nodiscard]] float ink_start() const;
};

/// Character looks of the whole document, each once.
struct Palette {
    std::vector<model::TextStyle> styles;
};

/// Characters that stand side by side on one baseline.
struct Line {
    std::vector<Char> chars;   ///< by x
    model::Box box;
    float baseline = 0;        ///< of its largest characters
    float size = 0;            ///< of most of its characters
    char32_t trailing_space = 0;
    bool program_text = false; ///< all of it is

    /// Its end without full-width closing punctuation, which may hang over the edge.
    [[nodiscard]] float solid_end() const;
    [[nodiscard]] bool artifact() const;
    [[nodiscard]] bool mirrored() const { return !chars.empty() && chars.front().mirrored; }
};

}  // namespace bianmu::layout
