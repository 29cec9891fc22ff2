#include "extract/pdf/backend/recorder.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>

#include <algorithm>
#include <cmath>

#include "extract/pdf/text_string.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kMaxFormDepth = 40;
constexpr double kMaxInlinePixels = 1 << 26;  // an inline image beyond that lies about its size
constexpr double kMinShear = 0.08;            // of the axes' cosine: less is rounding, not slant
constexpr model::Color kDarkestInk = 0x40;    // pure CMYK black comes out as 231f20

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

model::Color to_color(const GfxRGB& rgb) {
    return static_cast<model::Color>(colToByte(rgb.r)) << 16U | static_cast<model::Color>(colToByte(rgb.g)) << 8U |
           static_cast<model::Color>(colToByte(rgb.b));
}

// Inks are mixed into RGB by a formula that leaves black grey; to a reader it is black.
model::Color settle(model::Color color, GfxColorSpace& space) {
    const GfxColorSpaceMode mode = space.getMode();
    const bool inks = mode == csDeviceCMYK || mode == csSeparation || mode == csDeviceN || (mode == csICCBased && space.getNComps() == 4);
    const bool dark = (color >> 16U) < kDarkestInk && (color >> 8U & 0xFFU) < kDarkestInk && (color & 0xFFU) < kDarkestInk;
    return inks && dark ? 0 : color;
}

// An inline image's bytes stand in the content stream and must be read over.
bool is_readable(int width, int height, bool inlined) {
    return inlined && static_cast<double>(width) * height <= kMaxInlinePixels;
}

struct Axis {
    double x, y, length;
};

Axis axis(double x, double y) {
    const double length = std::hypot(x, y);
    return length > 0 ? Axis{x / length, y / length, length} : Axis{1, 0, 0};
}

}  // namespace

void Recorder::begin_page(int number, double width, double height, Gfx& gfx, Dict* resources) {
    gfx_ = &gfx;
    builder_.emplace(number, width, height);
    images_.clear();
    images_.push(resources);
    marked_.clear();
    groups_.clear();
    soft_masks_ = form_depth_ = 0;
    forms_on_page_ = 0;
    in_annotations_ = skipped_forms_ = false;
    style_ = {};
    forget_state();
}

model::Page Recorder::end_page() {
    builder_->finish();
    glyphs_before_ += builder_->glyph_count();
    model::Page page = std::move(builder_->page());
    builder_.reset();
    gfx_ = nullptr;
    return page;
}

void Recorder::forget_state() {
    geometry_known_ = paint_known_ = clip_known_ = fill_known_ = stroke_known_ = false;
}

void Recorder::forget_fill() {
    fill_known_ = paint_known_ = false;
}

void Recorder::forget_stroke() {
    stroke_known_ = paint_known_ = false;
}

void Recorder::learn_fill(GfxState& state) {
    fill_known_ = true;
    GfxColorSpace& space = *state.getFillColorSpace();
    fill_is_pattern_ = space.getMode() == csPattern;
    fill_color_ = 0;
    if (!fill_is_pattern_) {
        GfxRGB rgb;
        state.getFillRGB(&rgb);
        fill_color_ = settle(to_color(rgb), space);
    }
}

void Recorder::learn_stroke(GfxState& state) {
    stroke_known_ = true;
    GfxColorSpace& space = *state.getStrokeColorSpace();
    stroke_color_ = 0;
    if (space.getMode() != csPattern) {
        GfxRGB rgb;
        state.getStrokeRGB(&rgb);
        stroke_color_ = settle(to_color(rgb), space);
    }
}

void Recorder::learn_clip(GfxState& state) {
    clip_known_ = true;
    state.getClipBBox(&clip_.x0, &clip_.y0, &clip_.x1, &clip_.y1);
}

void Recorder::learn_geometry(GfxState& state) {
    geometry_known_ = true;
    font_ = &fonts_.use(*state.getFont());
    const auto& ctm = state.getCTM();
    const auto& text = state.getTextMat();
    const Axis x = axis(text[0] * ctm[0] + text[1] * ctm[2], text[0] * ctm[1] + text[1] * ctm[3]);
    const Axis y = axis(text[2] * ctm[0] + text[3] * ctm[2], text[2] * ctm[1] + text[3] * ctm[3]);
    const double sine = x.x * y.y - x.y * y.x;
    const double size = state.getFontSize();
    const double scaling = state.getHorizScaling();
    geometry_.x_axis_x = x.x;
    geometry_.x_axis_y = x.y;
    geometry_.y_axis_x = y.x;
    geometry_.y_axis_y = y.y;
    if (font_->vertical) {
        geometry_.direction = {-y.x, -y.y};
        geometry_.spacing = -state.getCharSpace() * y.length;
        geometry_.word_spacing = -state.getWordSpace() * y.length;
    } else {
        const double sign = size * scaling < 0 ? -1 : 1;
        geometry_.direction = {sign * x.x, sign * x.y};
        geometry_.spacing = state.getCharSpace() * std::abs(scaling) * x.length;
        geometry_.word_spacing = state.getWordSpace() * std::abs(scaling) * x.length;
    }
    // The height over the baseline, whatever the shear; a font turned upside down by a negative size is turned by half a circle.
    const double turn = !font_->vertical && size * scaling < 0 ? -1 : 1;
    style_.font = font_->index;
    style_.size = static_cast<float>(rounded(std::abs(size) * y.length * std::abs(sine) * font_->em, 1000));
    style_.angle = static_cast<float>(rounded(std::atan2(turn * x.y, turn * x.x) * 180 / kPi, 100) + 0.0);
    style_.slanted = std::abs(x.x * y.x + x.y * y.y) > kMinShear;
    style_.vertical = font_->vertical;
}

void Recorder::learn_paint(GfxState& state) {
    paint_known_ = true;
    if (!fill_known_) {
        learn_fill(state);
    }
    const int render = state.getRender();
    bool fills = (render & 3) == 0 || (render & 3) == 2;
    bool strokes = (render & 3) == 1 || (render & 3) == 2;
    if (fill_is_pattern_ && (render == 5 || render == 7)) {
        // Gfx turns text that is filled with a pattern into a clip path.
        fills = true;
    }
    if (strokes && !stroke_known_) {
        learn_stroke(state);
    }
    fills = fills && state.getFillOpacity() > 0;
    strokes = strokes && state.getStrokeOpacity() > 0;
    style_.bold_stroke = false;
    style_.color = fills || !strokes ? fill_color_ : stroke_color_;
    if (fills && strokes) {
        style_.paint = model::Paint::fill_stroke;
        const double size = static_cast<double>(style_.size);
        const double ratio = size > 0 ? state.getTransformedLineWidth() / size : 0;
        style_.bold_stroke = stroke_color_ == fill_color_ && !fill_is_pattern_ && ratio >= 1.0 / 120 && ratio <= 1.0 / 15;
    } else if (fills) {
        style_.paint = model::Paint::fill;
    } else if (strokes) {
        style_.paint = model::Paint::stroke;
    } else {
        style_.paint = render == 7 ? model::Paint::clip : model::Paint::invisible;
    }
}

void Recorder::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code,
                        int bytes, const Unicode* unicode, int length) {
    if (suppressed() || too_many_glyphs()) {
        return;
    }
    if (!geometry_known_) {
        learn_geometry(*state);
    }
    if (!paint_known_) {
        learn_paint(*state);
    }
    if (!clip_known_) {
        learn_clip(*state);
    }
    PaintedGlyph glyph;
    state->transform(x - origin_x, y - origin_y, &glyph.x, &glyph.y);
    double move_x = 0;
    double move_y = 0;
    state->transformDelta(dx, dy, &move_x, &move_y);
    glyph.direction = geometry_.direction;
    glyph.advance = move_x * glyph.direction.x + move_y * glyph.direction.y - geometry_.spacing -
                    (bytes == 1 && code == ' ' ? geometry_.word_spacing : 0);
    const double size = static_cast<double>(style_.size);
    const double half = font_->vertical ? size / 2 : glyph.advance / 2;
    const double middle_x = glyph.x + geometry_.x_axis_x * half + geometry_.y_axis_x * 0.35 * size;
    const double middle_y = glyph.y + geometry_.x_axis_y * half + geometry_.y_axis_y * 0.35 * size;
    constexpr double tolerance = 0.5;
    style_.clipped = middle_x < clip_.x0 - tolerance || middle_x > clip_.x1 + tolerance || middle_y < clip_.y0 - tolerance ||
                     middle_y > clip_.y1 + tolerance;
    codes_.clear();
    if (font_->trusted) {
        for (int i = 0; i < length; ++i) {
            codes_ += static_cast<char32_t>(unicode[i]);
        }
    }
    glyph.codes = codes_;
    const MarkedContent marks = marked_.empty() ? MarkedContent{} : marked_.back();
    style_.artifact = marks.artifact;
    style_.mcid = marks.mcid;
    builder_->add(glyph, style_);
}

void Recorder::beginActualText(GfxState*, TextArgument text) {
    if (builder_) {
        builder_->begin_actual_text(decode_text_string(text_of(text)));
    }
}

void Recorder::endActualText(GfxState*) {
    if (builder_) {
        builder_->end_actual_text();
    }
}

// Poppler 22.12 announces no begin where the properties stand in the resources, but an end all the same: such content ends
// its neighbour's, so what is marked may be missed, never made up.
void Recorder::beginMarkedContent(TagArgument tag, Dict* properties) {
    MarkedContent marks = marked_.empty() ? MarkedContent{} : marked_.back();
    marks.artifact = marks.artifact || std::string_view(tag) == "Artifact";
    if (properties != nullptr && form_depth_ == 0 && !in_annotations_) {
        const Object mcid = properties->lookup("MCID");
        if (mcid.isInt() && mcid.getInt() >= 0) {
            marks.mcid = mcid.getInt();
        }
    }
    marked_.push_back(marks);
}

void Recorder::endMarkedContent(GfxState*) {
    closed_marked_content_ = true;
    if (!marked_.empty()) {
        marked_.pop_back();
    }
}

const std::vector<Subpath>& Recorder::path_of(GfxState& state) {
    const GfxPath& path = *state.getPath();
    path_.resize(static_cast<std::size_t>(path.getNumSubpaths()));
    for (int i = 0; i < path.getNumSubpaths(); ++i) {
        const GfxSubpath& from = *path.getSubpath(i);
        Subpath& to = path_[static_cast<std::size_t>(i)];
        to.points.clear();
        to.curved.clear();
        to.closed = from.isClosed();
        bool curve = false;
        for (int k = 0; k < from.getNumPoints(); ++k) {
            if (from.getCurve(k)) {  // a control point; the next point that is none ends the curve
                curve = true;
                continue;
            }
            Point point;
            state.transform(from.getX(k), from.getY(k), &point.x, &point.y);
            to.points.push_back(point);
            to.curved.push_back(curve);
            curve = false;
        }
    }
    return path_;
}

void Recorder::stroke(GfxState* state) {
    if (suppressed() || state->getStrokeOpacity() <= 0) {
        return;
    }
    if (!stroke_known_) {
        learn_stroke(*state);
    }
    if (!clip_known_) {
        learn_clip(*state);
    }
    builder_->shapes().stroke(path_of(*state), state->getTransformedLineWidth(), stroke_color_, clip_);
}

void Recorder::fill(GfxState* state) {
    if (suppressed() || state->getFillOpacity() <= 0) {
        return;
    }
    if (!fill_known_) {
        learn_fill(*state);
    }
    if (!clip_known_) {
        learn_clip(*state);
    }
    builder_->shapes().fill(path_of(*state), fill_color_, clip_);
}

void Recorder::add_image(GfxState& state, int pixel_width, int pixel_height) {
    if (suppressed()) {
        return;
    }
    if (!clip_known_) {
        learn_clip(state);
    }
    const auto& ctm = state.getCTM();
    model::Box box{ctm[4], ctm[5], ctm[4], ctm[5]};
    for (const auto& [u, v] : {std::pair{1, 0}, std::pair{0, 1}, std::pair{1, 1}}) {
        const double x = ctm[0] * u + ctm[2] * v + ctm[4];
        const double y = ctm[1] * u + ctm[3] * v + ctm[5];
        box.add({x, y, x, y});
    }
    if (pixel_width == 0) {
        std::tie(pixel_width, pixel_height) = images_.nearest(box);
    }
    if (const auto visible = cut(box, clip_)) {
        builder_->page().images.push_back({*visible, pixel_width, pixel_height});
    }
}

// Asked where an image or a pattern is about to be drawn. Where a look at the image would cost too much, its place is noted here
// and it is not drawn.
bool Recorder::needNonText() {
    if (images_.cheap()) {
        return true;
    }
    if (gfx_ != nullptr && !gfx_->getState()->isPath()) {
        add_image(*gfx_->getState(), 0, 0);
    }
    return false;
}

void Recorder::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                             bool inlined) {
    add_image(*state, width, height);
    if (is_readable(width, height, inlined)) {
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inlined);
    }
}

void Recorder::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors, bool interpolate,
                         const int* mask, bool inlined) {
    add_image(*state, width, height);
    if (is_readable(width, height, inlined)) {
        OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, inlined);
    }
}

void Recorder::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int, bool,
                               bool) {
    add_image(*state, width, height);
}

void Recorder::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int,
                                   GfxImageColorMap*, bool) {
    add_image(*state, width, height);
}

// Asked before each form: saying yes to drawing it ourselves is how a form is left out, and a bomb of nested forms defused.
bool Recorder::useDrawForm() {
    const bool skip = form_depth_ >= kMaxFormDepth || forms_on_page_ >= budget_.forms_of_page || too_many_glyphs();
    skipped_forms_ = skipped_forms_ || skip;
    return skip;
}

void Recorder::enter_form(Ref id) {
    ++form_depth_;
    ++forms_on_page_;
    images_.push_form(id);
}

void Recorder::leave_form() {
    --form_depth_;
    images_.pop();
}

#if BIANMU_POPPLER >= 2311
void Recorder::beginForm(Object*, Ref id) {
    enter_form(id);
}
void Recorder::endForm(Object*, Ref) {
    leave_form();
}
#else
void Recorder::beginForm(Ref id) {
    enter_form(id);
}
void Recorder::endForm(Ref) {
    leave_form();
}
#endif

void Recorder::beginTransparencyGroup(GfxState*, BoxArgument, GfxColorSpace*, bool, bool, bool for_soft_mask) {
    groups_.push_back(for_soft_mask);
    soft_masks_ += for_soft_mask ? 1 : 0;
}

void Recorder::endTransparencyGroup(GfxState*) {
    if (!groups_.empty()) {
        soft_masks_ -= groups_.back() ? 1 : 0;
        groups_.pop_back();
    }
}

}  // namespace bianmu::extract::pdf::backend
