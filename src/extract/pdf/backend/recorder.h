#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/pdf/backend/fonts.h"
#include "extract/pdf/backend/image_sizes.h"
#include "extract/pdf/backend/look.h"
#include "extract/pdf/backend/version.h"
#include "extract/pdf/page_builder.h"

class Gfx;

namespace bianmu::extract::pdf::backend {

/// What one document may make the recorder do.
struct Budget {
    std::uint64_t glyphs = 0;         ///< of the whole document
    std::uint64_t forms_of_page = 0;  ///< form XObjects drawn on one page
};

/// An output device that draws nothing and keeps what is drawn: glyphs, paths and images, in page space.
class Recorder final : public OutputDev {
public:
    Recorder(Fonts& fonts, XRef* xref, const Budget& budget) : fonts_(fonts), images_(xref), budget_(budget) {}

    /// Starts a page; `gfx` interprets it and stands in the page's default state.
    void begin_page(int number, double width, double height, Gfx& gfx, Dict* resources);

    /// From here on annotations are drawn: their marked content is not the page's.
    void begin_annotations() { in_annotations_ = true; }

    [[nodiscard]] model::Page end_page();

    /// Whether marked content was closed since the last call; tells when the interpreter's own stack is empty.
    [[nodiscard]] bool take_closed_marked_content() { return std::exchange(closed_marked_content_, false); }

    [[nodiscard]] bool too_many_glyphs() const { return glyphs_before_ + glyphs_on_page() > budget_.glyphs; }
    [[nodiscard]] bool skipped_content() const { return skipped_forms_ || (builder_ && builder_->shapes().overflowed()); }

    /// For Gfx: whether to stop; `data` is the recorder.
    static bool abort_check(void* data) { return static_cast<Recorder*>(data)->too_many_glyphs(); }

    // The rest answers Poppler.
    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool needNonText() override;
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }
    bool useDrawForm() override;
    void drawForm(Ref) override {}

    void restoreState(GfxState*) override { forget_state(); }
    void updateAll(GfxState*) override { forget_state(); }
    void updateCTM(GfxState*, double, double, double, double, double, double) override { geometry_known_ = paint_known_ = false; }
    void updateFont(GfxState*) override { geometry_known_ = paint_known_ = false; }
    void updateTextMat(GfxState*) override { geometry_known_ = paint_known_ = false; }
    void updateCharSpace(GfxState*) override { geometry_known_ = false; }
    void updateWordSpace(GfxState*) override { geometry_known_ = false; }
    void updateHorizScaling(GfxState*) override { geometry_known_ = false; }
    void updateRender(GfxState*) override { paint_known_ = false; }
    void updateLineWidth(GfxState*) override { paint_known_ = false; }
    void updateFillColorSpace(GfxState*) override { forget_fill(); }
    void updateFillColor(GfxState*) override { forget_fill(); }
    void updateStrokeColorSpace(GfxState*) override { forget_stroke(); }
    void updateStrokeColor(GfxState*) override { forget_stroke(); }
    void updateFillOpacity(GfxState*) override { paint_known_ = false; }
    void updateStrokeOpacity(GfxState*) override { paint_known_ = false; }
    void clip(GfxState*) override { clip_known_ = false; }
    void eoClip(GfxState*) override { clip_known_ = false; }
    void clipToStrokePath(GfxState*) override { clip_known_ = false; }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code, int bytes,
                  const Unicode* unicode, int length) override;
    void beginString(GfxState*, TextArgument text) override { shown_ = text_of(text); }
    void beginActualText(GfxState* state, TextArgument text) override;
    void endActualText(GfxState* state) override;
    void beginMarkedContent(TagArgument tag, Dict* properties) override;
    void endMarkedContent(GfxState* state) override;

    void stroke(GfxState* state) override;
    void fill(GfxState* state) override;
    void eoFill(GfxState* state) override { fill(state); }

    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, MatrixArgument, int, int, int, int, double, double) override {
        return true;
    }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
    bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                       bool inlined) override;
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors, bool interpolate,
                   const int* mask, bool inlined) override;
    void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors, bool interpolate,
                         Stream* mask, int mask_width, int mask_height, bool mask_invert, bool mask_interpolate) override;
    void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                             bool interpolate, Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_colors,
                             bool mask_interpolate) override;
#if BIANMU_POPPLER >= 2606
    bool setSoftMaskFromImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, std::array<double, 6>&) override { return true; }
#elif BIANMU_POPPLER < 2509
    void setSoftMaskFromImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, double*) override {}
    void unsetSoftMaskFromImageMask(GfxState*, double*) override {}
#endif

#if BIANMU_POPPLER >= 2311
    void beginForm(Object* form, Ref id) override;
    void endForm(Object* form, Ref id) override;
#else
    void beginForm(Ref id) override;
    void endForm(Ref id) override;
#endif

    void beginTransparencyGroup(GfxState*, BoxArgument, GfxColorSpace*, bool, bool, bool for_soft_mask) override;
    void endTransparencyGroup(GfxState*) override;

private:
    struct MarkedContent {
        bool artifact = false;
        std::int32_t mcid = -1;
    };

    void forget_state();
    void forget_fill();
    void forget_stroke();
    void learn_geometry(GfxState& state);
    void learn_paint(GfxState& state);
    void learn_clip(GfxState& state);
    void learn_fill(GfxState& state);
    void learn_stroke(GfxState& state);
    void enter_form(Ref id);
    void leave_form();
    void add_image(GfxState& state, int pixel_width, int pixel_height, const Object* object);
    [[nodiscard]] const std::vector<Subpath>& path_of(GfxState& state);
    [[nodiscard]] bool suppressed() const { return soft_masks_ > 0 || !builder_; }
    [[nodiscard]] std::uint64_t glyphs_on_page() const { return builder_ ? builder_->glyph_count() : 0; }

    Fonts& fonts_;
    ImageSizes images_;
    Budget budget_;
    Gfx* gfx_ = nullptr;
    std::optional<PageBuilder> builder_;
    std::uint64_t glyphs_before_ = 0;

    bool geometry_known_ = false, paint_known_ = false, clip_known_ = false, fill_known_ = false, stroke_known_ = false;
    Geometry geometry_;
    const FontUse* font_ = nullptr;
    Style style_;
    model::Color fill_color_ = 0, stroke_color_ = 0;
    bool fill_is_pattern_ = false;
    model::Box clip_;

    std::vector<MarkedContent> marked_;
    bool closed_marked_content_ = false;
    std::vector<bool> groups_;  // transparency groups; true = a soft mask
    int soft_masks_ = 0;
    int form_depth_ = 0;
    std::uint64_t forms_on_page_ = 0;
    bool in_annotations_ = false;
    bool skipped_forms_ = false;
    std::vector<Subpath> path_;  // reused
    std::u32string codes_;       // reused
    std::string_view shown_;     // what is left of the string whose glyphs are drawn
};

}  // namespace bianmu::extract::pdf::backend
