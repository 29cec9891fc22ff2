#pragma once

#include <array>

#include "extract/pdf/backend/fonts.h"
#include "extract/pdf/backend/version.h"
#include "extract/pdf/page_builder.h"

namespace bianmu::extract::pdf::backend {

/// An affine map as PDF writes it: x' = ax + cy + e, y' = bx + dy + f.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    [[nodiscard]] Point at(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
    [[nodiscard]] Point by(double x, double y) const { return {a * x + c * y, b * x + d * y}; }
    /// First `inner`, then this.
    [[nodiscard]] Matrix after(const Matrix& inner) const;
    [[nodiscard]] bool same_linear(const Matrix& other) const { return a == other.a && b == other.b && c == other.c && d == other.d; }
};

/// The text parameters that decide how large glyphs are and which way they run.
struct TextPlace {
    Matrix page;  ///< from user space to the page
    Matrix text;  ///< from text space to user space
    double size = 0, scaling = 1;
    double char_space = 0, word_space = 0;
};

/// What the text matrices make of a glyph.
struct Geometry {
    double x_axis_x = 1, x_axis_y = 0;  // of text space on the page, unit vectors
    double y_axis_x = 0, y_axis_y = -1;
    double spacing = 0, word_spacing = 0;  // points along the writing direction
    Direction direction;
};

/// Works out the geometry, and sets font, size, angle and slant of `style`.
[[nodiscard]] Geometry place_text(const TextPlace& place, const FontUse& font, Style& style);

/// How text is painted.
struct Ink {
    int render = 0;  ///< text rendering mode
    model::Color fill = 0, stroke = 0;
    bool fill_is_pattern = false;
    double fill_opacity = 1, stroke_opacity = 1;
    double line_width = 1;  ///< on the page
};

/// Sets colour and paint of `style`, whose size is known.
void ink_text(const Ink& ink, Style& style);

/// Whether a glyph's middle lies outside `clip`.
[[nodiscard]] bool lies_outside(const PaintedGlyph& glyph, const Geometry& geometry, const Style& style, const model::Box& clip);

/// A colour as RGB; inks that come out near black are black.
[[nodiscard]] model::Color to_color(const GfxRGB& rgb, const GfxColorSpace& space);

/// Line width on the page, as Poppler works it out.
[[nodiscard]] double line_width_on(const Matrix& page, double width);

/// The bounding box of the unit square on the page.
[[nodiscard]] model::Box unit_square_on(const Matrix& page);

}  // namespace bianmu::extract::pdf::backend
