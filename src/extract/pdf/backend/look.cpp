#include "extract/pdf/backend/look.h"

#include <GfxState.h>

#include <cmath>
#include <utility>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kMinShear = 0.08;          // of the axes' cosine: less is rounding, not slant
constexpr model::Color kDarkestInk = 0x40;  // pure CMYK black comes out as 231f20

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

struct Axis {
    double x, y, length;
};

Axis axis(Point along) {
    const double length = std::hypot(along.x, along.y);
    return length > 0 ? Axis{along.x / length, along.y / length, length} : Axis{1, 0, 0};
}

}  // namespace

Matrix Matrix::after(const Matrix& inner) const {
    const Point x = by(inner.a, inner.b);
    const Point y = by(inner.c, inner.d);
    const Point origin = at(inner.e, inner.f);
    return {x.x, x.y, y.x, y.y, origin.x, origin.y};
}

Geometry place_text(const TextPlace& place, const FontUse& font, Style& style) {
    const Axis x = axis(place.page.by(place.text.a, place.text.b));
    const Axis y = axis(place.page.by(place.text.c, place.text.d));
    const double sine = x.x * y.y - x.y * y.x;
    Geometry out;
    out.x_axis_x = x.x;
    out.x_axis_y = x.y;
    out.y_axis_x = y.x;
    out.y_axis_y = y.y;
    if (font.vertical) {
        out.direction = {-y.x, -y.y};
        out.spacing = -place.char_space * y.length;
        out.word_spacing = -place.word_space * y.length;
    } else {
        const double sign = place.size * place.scaling < 0 ? -1 : 1;
        out.direction = {sign * x.x, sign * x.y};
        out.spacing = place.char_space * std::abs(place.scaling) * x.length;
        out.word_spacing = place.word_space * std::abs(place.scaling) * x.length;
    }
    // The height over the baseline, whatever the shear; a font turned upside down by a negative size is turned by half a circle.
    const double turn = !font.vertical && place.size * place.scaling < 0 ? -1 : 1;
    style.font = font.index;
    style.size = static_cast<float>(rounded(std::abs(place.size) * y.length * std::abs(sine) * font.em, 1000));
    style.angle = static_cast<float>(rounded(std::atan2(turn * x.y, turn * x.x) * 180 / kPi, 100) + 0.0);
    style.slanted = std::abs(x.x * y.x + x.y * y.y) > kMinShear;
    style.vertical = font.vertical;
    return out;
}

void ink_text(const Ink& ink, Style& style) {
    bool fills = (ink.render & 3) == 0 || (ink.render & 3) == 2;
    bool strokes = (ink.render & 3) == 1 || (ink.render & 3) == 2;
    if (ink.fill_is_pattern && (ink.render == 5 || ink.render == 7)) {
        // Gfx turns text that is filled with a pattern into a clip path.
        fills = true;
    }
    fills = fills && ink.fill_opacity > 0;
    strokes = strokes && ink.stroke_opacity > 0;
    style.bold_stroke = false;
    style.color = fills || !strokes ? ink.fill : ink.stroke;
    if (fills && strokes) {
        style.paint = model::Paint::fill_stroke;
        const double size = static_cast<double>(style.size);
        const double ratio = size > 0 ? ink.line_width / size : 0;
        style.bold_stroke = ink.stroke == ink.fill && !ink.fill_is_pattern && ratio >= 1.0 / 120 && ratio <= 1.0 / 15;
    } else if (fills) {
        style.paint = model::Paint::fill;
    } else if (strokes) {
        style.paint = model::Paint::stroke;
    } else {
        style.paint = ink.render == 7 ? model::Paint::clip : model::Paint::invisible;
    }
}

bool lies_outside(const PaintedGlyph& glyph, const Geometry& geometry, const Style& style, const model::Box& clip) {
    constexpr double tolerance = 0.5;
    const double size = static_cast<double>(style.size);
    const double half = style.vertical ? size / 2 : glyph.advance / 2;
    const double x = glyph.x + geometry.x_axis_x * half + geometry.y_axis_x * 0.35 * size;
    const double y = glyph.y + geometry.x_axis_y * half + geometry.y_axis_y * 0.35 * size;
    return x < clip.x0 - tolerance || x > clip.x1 + tolerance || y < clip.y0 - tolerance || y > clip.y1 + tolerance;
}

model::Color to_color(const GfxRGB& rgb, const GfxColorSpace& space) {
    const model::Color color = static_cast<model::Color>(colToByte(rgb.r)) << 16U | static_cast<model::Color>(colToByte(rgb.g)) << 8U |
                               static_cast<model::Color>(colToByte(rgb.b));
    const GfxColorSpaceMode mode = space.getMode();
    const bool inks = mode == csDeviceCMYK || mode == csSeparation || mode == csDeviceN || (mode == csICCBased && space.getNComps() == 4);
    const bool dark = (color >> 16U) < kDarkestInk && (color >> 8U & 0xFFU) < kDarkestInk && (color & 0xFFU) < kDarkestInk;
    return inks && dark ? 0 : color;
}

double line_width_on(const Matrix& page, double width) {
    const double x = page.a + page.c;
    const double y = page.b + page.d;
    return width * std::sqrt(0.5 * (x * x + y * y));
}

model::Box unit_square_on(const Matrix& page) {
    model::Box box{page.e, page.f, page.e, page.f};
    for (const auto& [u, v] : {std::pair{1, 0}, std::pair{0, 1}, std::pair{1, 1}}) {
        const Point corner = page.at(u, v);
        box.add({corner.x, corner.y, corner.x, corner.y});
    }
    return box;
}

}  // namespace bianmu::extract::pdf::backend
