#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pdf/shapes.h"
#include "model/page.h"

namespace bianmu::extract::pdf {

/// How the next glyphs look: a run without its place in the page. The builder ignores `first` and `count`.
using Style = model::GlyphRun;

/// Direction of writing on the page, as a unit vector.
struct Direction {
    double x = 1, y = 0;
};

/// One glyph as a reader of content streams meets it.
struct PaintedGlyph {
    std::u32string_view codes;  ///< what the font maps it to; empty = no Unicode
    double x = 0, y = 0;        ///< origin on the baseline, page space
    double advance = 0;         ///< points along the writing direction, without spacing
    Direction direction;
};

/// Collects the events of one page into a model::Page, whichever reader sends them.
///
/// Folds characters, splits ligatures over their advance, composes marks with their base, groups glyphs into runs, and
/// replaces glyphs by the ActualText that the file gives for them.
class PageBuilder {
public:
    PageBuilder(int number, double width, double height);
    PageBuilder(const PageBuilder&) = delete;
    PageBuilder& operator=(const PageBuilder&) = delete;

    void add(const PaintedGlyph& glyph, const Style& style);

    /// From here to `end_actual_text` the glyphs stand for `text`; an empty text means that they are not text at all and
    /// makes them invisible. Nested calls are ignored: the outermost text counts.
    void begin_actual_text(std::string_view text);
    void end_actual_text();

    /// Paths go here.
    [[nodiscard]] Shapes& shapes() { return shapes_; }
    [[nodiscard]] const Shapes& shapes() const { return shapes_; }

    [[nodiscard]] model::Page& page() { return page_; }
    [[nodiscard]] std::size_t glyph_count() const { return page_.glyphs.size(); }

    /// Closes what is open and counts the unmapped glyphs.
    void finish();

private:
    void push(char32_t code, double x, double y, double advance, const Style& style);
    [[nodiscard]] bool compose_with_last(char32_t code);
    [[nodiscard]] bool replace_accent(char32_t code, double x, double y, double advance);
    void replace_from(std::size_t first_glyph, std::size_t first_run, const std::u32string& text);

    model::Page page_;
    Shapes shapes_;
    bool break_run_ = true;      // the next glyph opens a run
    bool after_accent_ = false;  // the last glyph is an accent that may belong over the next
    int actual_depth_ = 0;
    std::u32string actual_text_;
    std::size_t actual_glyph_ = 0;  // where the replaced glyphs begin
    std::size_t actual_run_ = 0;
};

}  // namespace bianmu::extract::pdf
