#pragma once

#include <cstdint>
#include <optional>

#include "extract/docx/fonts.h"
#include "extract/docx/xml.h"
#include "model/flow.h"

namespace bianmu::extract::docx {

enum class Toggle : std::uint8_t { unset, off, on };

/// What a `w:rPr` says; everything may be unset.
struct RunProperties {
    std::int32_t ascii = -1, h_ansi = -1, east_asia = -1;  ///< index into the font table
    std::int32_t color = -1;                               ///< 0xRRGGBB
    std::int32_t style = -1;                               ///< index of the character style
    std::int16_t half_points = -1;
    Toggle bold = Toggle::unset, italic = Toggle::unset, strike = Toggle::unset, double_strike = Toggle::unset;
    Toggle vanish = Toggle::unset, underline = Toggle::unset, emphasis = Toggle::unset;
    std::int8_t script = -1;                ///< model::Script
    Toggle hint_east_asia = Toggle::unset;  ///< ambiguous punctuation takes the East Asian font

    /// Lays `over` upon this: what it sets wins.
    void merge(const RunProperties& over);

    friend bool operator==(const RunProperties&, const RunProperties&) = default;
};

/// What one child of `w:rPr` says, added to `into`. Character styles are left to the caller.
void read_run_property(const Element& element, const ThemeFonts& theme, FontTable& fonts, RunProperties& into);

struct EdgeRule {
    bool set = false;  ///< said something, be it that there is none
    bool drawn = false;
    model::Border border;

    friend bool operator==(const EdgeRule& a, const EdgeRule& b) {
        return a.drawn == b.drawn && a.border.width == b.border.width && a.border.color == b.border.color;
    }
};

/// A `w:top`, `w:bottom`… border element.
[[nodiscard]] EdgeRule read_edge(const Element& element);

/// What a `w:pPr` says; everything may be unset. Lengths are twips, character counts are hundredths.
struct ParagraphProperties {
    std::optional<model::Alignment> alignment;
    std::optional<int> left, right, first_line;                    ///< first_line: negative = hanging
    std::optional<int> left_chars, right_chars, first_line_chars;  ///< not 0: override the twips
    std::optional<int> before, after, before_lines, after_lines;
    std::optional<int> outline;  ///< 0 to 9 as in the file; 9 = body
    std::optional<int> num_id, level;
    std::optional<bool> page_break_before;
    std::optional<bool> frame, drop_cap;
    std::optional<bool> preformatted;  ///< of a style that is named as those for program text are
    EdgeRule top, bottom, left_edge, right_edge;
    std::int32_t num_style = -1;  ///< index of the style that spoke last of num_id or level; -1 = direct

    void merge(const ParagraphProperties& over);
    /// Indents alone, as a numbering level gives them.
    void merge_indents(const ParagraphProperties& over);
};

/// What one element inside `w:pPr` says (also inside its `w:numPr` and `w:pBdr`), added to `into`.
void read_paragraph_property(const Element& element, ParagraphProperties& into);

}  // namespace bianmu::extract::docx
