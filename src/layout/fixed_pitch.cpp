#include "layout/fixed_pitch.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace bianmu::layout {

namespace {

constexpr float kNarrowest = 0.52F;   // em; the Latin letters of Han fonts are half an em wide
constexpr float kWidest = 0.7F;       // em
constexpr float kSame = 0.015F;       // em by which widths of one pitch differ
constexpr double kTyped = 0.75;       // of the length of all text: the source is typed
constexpr std::string_view kNarrow = "ijl1.,;:'|()";
constexpr std::string_view kWide = "mwMWOQGHND";

struct Widths {
    float least = 1e9F, most = 0;
    bool narrow = false, wide = false;   ///< letters of both kinds are there
    double length = 0;   ///< em, of all its text

    [[nodiscard]] bool even() const { return least >= kNarrowest && most <= kWidest && most - least <= kSame; }
    [[nodiscard]] bool fixed() const { return narrow && wide && even(); }
};

}  // namespace

FixedPitch::FixedPitch(std::vector<bool> fonts) : fonts_(std::move(fonts)), any_(std::find(fonts_.begin(), fonts_.end(), true) != fonts_.end()) {}

FixedPitch find_fixed_pitch(const model::Pages& pages) {
    std::vector<Widths> fonts(pages.fonts.size());
    for (const model::Page& page : pages.pages) {
        for (const model::GlyphRun& run : page.runs) {
            if (run.font >= fonts.size() || run.size <= 0 || run.vertical) {
                continue;
            }
            Widths& widths = fonts[run.font];
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                const model::Glyph& glyph = page.glyphs[i];
                const float width = glyph.advance / run.size;
                widths.length += width;
                if (glyph.code <= U' ' || glyph.code >= 0x7F) {
                    continue;
                }
                widths.least = std::min(widths.least, width);
                widths.most = std::max(widths.most, width);
                if (!widths.narrow || !widths.wide) {
                    widths.narrow = widths.narrow || kNarrow.find(static_cast<char>(glyph.code)) != std::string_view::npos;
                    widths.wide = widths.wide || kWide.find(static_cast<char>(glyph.code)) != std::string_view::npos;
                }
            }
        }
    }
    double all = 0, fixed = 0;
    std::vector<bool> found;
    for (const Widths& widths : fonts) {
        // A font of few letters is the bold or slanted sister of one of its width.
        found.push_back(widths.even() && std::any_of(fonts.begin(), fonts.end(), [&widths](const Widths& other) {
            return other.fixed() && std::abs(other.least - widths.least) <= kSame;
        }));
        all += widths.length;
        fixed += found.back() ? widths.length : 0;
    }
    return fixed > kTyped * all ? FixedPitch() : FixedPitch(std::move(found));
}

}  // namespace bianmu::layout
