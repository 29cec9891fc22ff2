#include "layout/stacked_writing.h"

#include <cmath>
#include <cstddef>

#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr float kInLine = 0.1F;        // em that neighbours may stand aside
constexpr float kLeastStep = 0.8F, kMostStep = 2;   // em from one character to the next below
constexpr float kAscent = 0.88F;       // of the em box over the baseline
constexpr std::size_t kFewPairs = 20;  // that show a page to be set downwards
constexpr std::size_t kGlance = 24;    // pairs along, after which the direction of most is clear

enum class Step : unsigned char { none, along, down };

bool stands_upright(const model::GlyphRun& run) { return run.angle == 0 && !run.vertical && run.paint != model::Paint::invisible && !run.clipped; }

/// How the pen goes from one character of Han writing to the next.
Step step(const model::Glyph& a, const model::Glyph& b, float size) {
    const float dx = b.x - a.x, dy = b.y - a.y;
    if (!model::is_cjk(a.code) || !model::is_cjk(b.code)) {
        return Step::none;
    }
    if (std::abs(dx) < kInLine * size && dy > kLeastStep * size && dy < kMostStep * size) {
        return Step::down;
    }
    return std::abs(dy) < kInLine * size && dx > 0 ? Step::along : Step::none;
}

/// Whether most of the page's characters are painted below the one before.
bool is_stacked(const model::Page& page) {
    std::size_t down = 0, along = 0;
    const model::Glyph* last = nullptr;
    for (const model::GlyphRun& run : page.runs) {
        if (!stands_upright(run)) {
            continue;
        }
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            const Step found = last == nullptr ? Step::none : step(*last, page.glyphs[i], run.size);
            down += found == Step::down ? 1U : 0U;
            last = &page.glyphs[i];
            if (found == Step::along && ++along > kGlance && along > down) {
                return false;
            }
        }
    }
    return down >= kFewPairs && down > 4 * along;
}

bool runs_along(const model::Page& page, const model::GlyphRun& run) {
    for (std::uint32_t i = run.first + 1; i < run.first + run.count; ++i) {
        if (step(page.glyphs[i - 1], page.glyphs[i], run.size) == Step::along) {
            return true;
        }
    }
    return run.count == 0 || !model::is_cjk(page.glyphs[run.first].code);
}

}  // namespace

void mark_stacked_writing(model::Page& page) {
    if (!is_stacked(page)) {
        return;
    }
    for (model::GlyphRun& run : page.runs) {
        if (!stands_upright(run) || runs_along(page, run)) {
            continue;
        }
        run.vertical = true;
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {   // from the baseline's start to the middle of the top
            model::Glyph& glyph = page.glyphs[i];
            glyph.x += glyph.advance / 2;
            glyph.y -= kAscent * run.size;
        }
    }
}

}  // namespace bianmu::layout
