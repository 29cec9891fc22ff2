#include "extract/pdf/backend/recorder.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>

#include <algorithm>
#include <cmath>

#include "extract/pdf/backend/pictures.h"
#include "extract/pdf/text_string.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr int kMaxFormDepth = 40;
constexpr double kMaxInlinePixels = 1 << 26;  // an inline image beyond that lies about its size

// An inline image's bytes stand in the content stream and must be read over.
bool is_readable(int width, int height, bool inlined) {
    return inlined && static_cast<double>(width) * height <= kMaxInlinePixels;
}

Matrix matrix_of(const GfxState& state) {
    const auto& ctm = state.getCTM();
    return {ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]};
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
        fill_color_ = to_color(rgb, space);
    }
}

void Recorder::learn_stroke(GfxState& state) {
    stroke_known_ = true;
    GfxColorSpace& space = *state.getStrokeColorSpace();
    stroke_color_ = 0;
    if (space.getMode() != csPattern) {
        GfxRGB rgb;
        state.getStrokeRGB(&rgb);
        stroke_color_ = to_color(rgb, space);
    }
}

void Recorder::learn_clip(GfxState& state) {
    clip_known_ = true;
    state.getClipBBox(&clip_.x0, &clip_.y0, &clip_.x1, &clip_.y1);
}

void Recorder::learn_geometry(GfxState& state) {
    geometry_known_ = true;
    font_ = &fonts_.use(*state.getFont());
    const auto& text = state.getTextMat();
    const Matrix to_user{text[0], text[1], text[2], text[3], text[4], text[5]};
    geometry_ =
        place_text({matrix_of(state), to_user, state.getFontSize(), state.getHorizScaling(), state.getCharSpace(), state.getWordSpace()},
                   *font_, style_);
}

void Recorder::learn_paint(GfxState& state) {
    paint_known_ = true;
    if (!fill_known_) {
        learn_fill(state);
    }
    if (!stroke_known_) {
        learn_stroke(state);
    }
    ink_text({state.getRender(), fill_color_, stroke_color_, fill_is_pattern_, state.getFillOpacity(), state.getStrokeOpacity(),
              state.getTransformedLineWidth()},
             style_);
}

void Recorder::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code,
                        int bytes, const Unicode* unicode, int length) {
    const std::string_view written = shown_.substr(0, static_cast<std::size_t>(std::max(bytes, 0)));
    shown_.remove_prefix(written.size());
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
    style_.clipped = lies_outside(glyph, geometry_, style_, clip_);
    fonts_.spell(*font_, written, code, unicode, length, codes_);
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

void Recorder::add_image(GfxState& state, int pixel_width, int pixel_height, const Object* object) {
    if (suppressed()) {
        return;
    }
    if (!clip_known_) {
        learn_clip(state);
    }
    const model::Box box = unit_square_on(matrix_of(state));
    if (pixel_width == 0) {
        std::tie(pixel_width, pixel_height) = images_.nearest(box);
    }
    if (const auto visible = cut(box, clip_)) {
        builder_->page().images.push_back({*visible, pixel_width, pixel_height, object != nullptr && object->isRef() ? picture_source(*object) : ""});
    }
}

// Asked where an image or a pattern is about to be drawn. Where a look at the image would cost too much, its place is noted here
// and it is not drawn.
bool Recorder::needNonText() {
    if (images_.cheap()) {
        return true;
    }
    if (gfx_ != nullptr && !gfx_->getState()->isPath()) {
        add_image(*gfx_->getState(), 0, 0, nullptr);
    }
    return false;
}

void Recorder::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                             bool inlined) {
    add_image(*state, width, height, ref);
    if (is_readable(width, height, inlined)) {
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inlined);
    }
}

void Recorder::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors, bool interpolate,
                         const int* mask, bool inlined) {
    add_image(*state, width, height, ref);
    if (is_readable(width, height, inlined)) {
        OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, inlined);
    }
}

void Recorder::drawMaskedImage(GfxState* state, Object* ref, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int, bool,
                               bool) {
    add_image(*state, width, height, ref);
}

void Recorder::drawSoftMaskedImage(GfxState* state, Object* ref, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int,
                                   GfxImageColorMap*, bool) {
    add_image(*state, width, height, ref);
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
