#include "layout/fixed_pitch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "model/text.h"

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

std::vector<bool> find_fixed_pitch(const model::Pages& pages) {
    std::vector<Widths> fonts(pages.fonts.size());
    for (const model::Page& page : pages.pages) {
        for (const model::GlyphRun& run : page.runs) {
            if (run.font >= fonts.size() || run.size <= 0 || run.vertical) {
                continue;
            }
            Widths& widths = fonts[run.font];
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                const model::Glyph& glyph = page.glyphs[i];
                widths.length += glyph.advance / run.size;
                if (glyph.code <= U' ' || glyph.code >= 0x7F) {
                    continue;
                }
                const float width = glyph.advance / run.size;
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
    if (fixed > kTyped * all) {
        found.assign(found.size(), false);
    }
    return found;
}

float size_of_words(const Line& line, const Palette& palette, const std::vector<bool>& fixed_pitch) {
    const auto is_fixed = [&](const Char& c) {
        const std::int32_t font = palette.styles[c.style].font;
        return font >= 0 && fixed_pitch[static_cast<std::size_t>(font)];
    };
    if (std::none_of(fixed_pitch.begin(), fixed_pitch.end(), [](bool fixed) { return fixed; }) || std::none_of(line.chars.begin(), line.chars.end(), is_fixed)) {
        return line.size;
    }
    std::map<float, std::size_t> sizes;
    for (const Char& c : line.chars) {
        sizes[c.size] += is_fixed(c) ? 0 : 1;
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->second > 0 ? std::max(most->first, line.size) : line.size;
}

bool is_program_text(const LineText& line, const std::vector<bool>& fixed_pitch, bool under_program_text) {
    const auto is_fixed = [&fixed_pitch](const model::Run& run) { return run.style.font >= 0 && fixed_pitch[static_cast<std::size_t>(run.style.font)]; };
    if (!under_program_text || line.runs.empty() || !is_fixed(line.runs.front())) {
        return std::all_of(line.runs.begin(), line.runs.end(), is_fixed);
    }
    std::size_t fixed = 0, words = 0;
    for (const model::Run& run : line.runs) {
        (is_fixed(run) ? fixed : words) += model::length(std::string_view(line.text).substr(run.start, run.end - run.start));
        if (run.style.size != line.runs.front().style.size) {
            return false;
        }
    }
    return fixed > words;
}

}  // namespace bianmu::layout
