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

bool is_fixed(const model::TextStyle& style, const std::vector<bool>& fixed_pitch) { return style.font >= 0 && fixed_pitch[static_cast<std::size_t>(style.font)]; }

bool has_any(const std::vector<bool>& fixed_pitch) { return std::find(fixed_pitch.begin(), fixed_pitch.end(), true) != fixed_pitch.end(); }

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

bool is_program_text(const Line& line, const Palette& palette, const std::vector<bool>& fixed_pitch) {
    return has_any(fixed_pitch) && std::all_of(line.chars.begin(), line.chars.end(), [&](const Char& c) { return is_fixed(palette.styles[c.style], fixed_pitch); });
}

float size_of_words(const Line& line, const Palette& palette, const std::vector<bool>& fixed_pitch) {
    const auto fixed = [&](const Char& c) { return is_fixed(palette.styles[c.style], fixed_pitch); };
    if (!has_any(fixed_pitch) || std::none_of(line.chars.begin(), line.chars.end(), fixed)) {
        return line.size;
    }
    std::map<float, std::size_t> sizes;
    for (const Char& c : line.chars) {
        sizes[c.size] += fixed(c) ? 0 : 1;
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->second > 0 ? std::max(most->first, line.size) : line.size;
}

bool is_program_text(const LineText& line, const std::vector<bool>& fixed_pitch, bool under_program_text) {
    const auto fixed_run = [&fixed_pitch](const model::Run& run) { return is_fixed(run.style, fixed_pitch); };
    if (!under_program_text || line.runs.empty() || !fixed_run(line.runs.front())) {
        return std::all_of(line.runs.begin(), line.runs.end(), fixed_run);
    }
    std::size_t fixed = 0, words = 0;
    for (const model::Run& run : line.runs) {
        (fixed_run(run) ? fixed : words) += model::length(std::string_view(line.text).substr(run.start, run.end - run.start));
        if (run.style.size != line.runs.front().style.size) {
            return false;
        }
    }
    return fixed > words;
}

}  // namespace bianmu::layout
