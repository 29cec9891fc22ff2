#include "extract/pdf/actual_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/pdf/characters.h"
#include "model/text.h"

namespace bianmu::extract::pdf {

namespace {

bool is_space(char32_t code) {
    return code == U' ' || code == U'\u00A0' || code == U'\u3000';
}

}  // namespace

std::u32string plain_actual_text(std::string_view text) {
    std::u32string codes = model::to_utf32(text);
    for (char32_t& code : codes) {
        if (code == U'\t' || code == U'\n' || code == U'\r') {
            code = U' ';
        }
    }
    codes = fold(codes);
    std::erase(codes, U'\0');
    if (!codes.empty() && std::all_of(codes.begin(), codes.end(), [](char32_t c) { return model::reads_leftwards(c) || c == U' '; })) {
        std::reverse(codes.begin(), codes.end());   // the glyphs that it is spread over stand from left to right
    }
    return codes;
}

void append_spread(model::Page& page, std::span<const model::GlyphRun> runs, std::span<const model::Glyph> glyphs,
                   std::u32string_view text) {
    const std::size_t first = runs.empty() ? 0 : runs.front().first;
    std::size_t next = 0;
    for (const model::GlyphRun& run : runs) {
        const double angle = (run.angle + (run.vertical ? 90 : 0)) * 3.14159265358979323846 / 180;
        model::GlyphRun kept = run;
        kept.first = static_cast<std::uint32_t>(page.glyphs.size());
        for (std::size_t i = run.first - first; i < run.first - first + run.count; ++i) {
            const model::Glyph& glyph = glyphs[i];
            const std::size_t upto = text.size() * (i + 1) / glyphs.size();
            if (upto == next) {
                // This glyph has no character of its own: the one before it reaches over it.
                if (page.glyphs.size() > kept.first) {
                    page.glyphs.back().advance += glyph.advance;
                }
                continue;
            }
            const auto share = static_cast<float>(glyph.advance / static_cast<double>(upto - next));
            for (float step = 0; next < upto; ++next, step += 1) {
                const double along = static_cast<double>(share) * static_cast<double>(step);
                page.glyphs.push_back({text[next], static_cast<float>(glyph.x + along * std::cos(angle)),
                                       static_cast<float>(glyph.y + along * std::sin(angle)), share});
            }
        }
        kept.count = static_cast<std::uint32_t>(page.glyphs.size()) - kept.first;
        if (kept.count > 0) {
            page.runs.push_back(kept);
        }
    }
}

void replace_text(model::Page& page, const std::vector<Replacement>& replacements) {
    std::vector<std::pair<std::int32_t, std::size_t>> by_mcid;
    for (std::size_t i = 0; i < replacements.size(); ++i) {
        for (const std::int32_t mcid : replacements[i].mcids) {
            by_mcid.emplace_back(mcid, i);
        }
    }
    std::sort(by_mcid.begin(), by_mcid.end());
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    const auto replacement_of = [&](const model::GlyphRun& run) {
        const auto at = std::lower_bound(by_mcid.begin(), by_mcid.end(), std::pair{run.mcid, std::size_t{0}});
        return run.mcid >= 0 && at != by_mcid.end() && at->first == run.mcid ? at->second : none;
    };
    // Stretches of runs under one text; a text whose content lies apart is left alone.
    struct Stretch {
        std::size_t first = 0, last = 0, text = 0;
        bool apart = false;
    };
    std::vector<Stretch> stretches;
    std::vector<std::size_t> stretch_of(replacements.size(), none);
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        const std::size_t text = replacement_of(page.runs[i]);
        if (text == none) {
            continue;
        }
        if (stretch_of[text] == none) {
            stretch_of[text] = stretches.size();
            stretches.push_back({i, i, text});
        } else {
            Stretch& stretch = stretches[stretch_of[text]];
            stretch.apart = stretch.apart || stretch.last + 1 != i;
            stretch.last = i;
        }
    }
    const auto says_else = [&](const Stretch& stretch, const std::u32string& text) {
        std::u32string painted;
        for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
            for (std::uint32_t k = page.runs[i].first; k < page.runs[i].first + page.runs[i].count; ++k) {
                if (!is_space(page.glyphs[k].code)) {
                    painted += page.glyphs[k].code;
                }
            }
        }
        std::u32string wanted = text;
        std::erase_if(wanted, is_space);
        return !wanted.empty() && painted != wanted;
    };
    std::vector<std::pair<Stretch, std::u32string>> wanted;
    for (const Stretch& stretch : stretches) {
        if (!stretch.apart) {
            std::u32string text = plain_actual_text(replacements[stretch.text].text);
            if (says_else(stretch, text)) {
                wanted.emplace_back(stretch, std::move(text));
            }
        }
    }
    if (wanted.empty()) {
        return;
    }
    const std::vector<model::Glyph> glyphs = std::exchange(page.glyphs, {});
    const std::vector<model::GlyphRun> runs = std::exchange(page.runs, {});
    const auto keep = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            model::GlyphRun run = runs[i];
            run.first = static_cast<std::uint32_t>(page.glyphs.size());
            page.glyphs.insert(page.glyphs.end(), glyphs.begin() + runs[i].first, glyphs.begin() + runs[i].first + runs[i].count);
            page.runs.push_back(run);
        }
    };
    std::size_t done = 0;
    for (const auto& [stretch, text] : wanted) {
        keep(done, stretch.first);
        const std::size_t first = runs[stretch.first].first;
        const std::size_t last = runs[stretch.last].first + runs[stretch.last].count;
        append_spread(page, std::span(runs).subspan(stretch.first, stretch.last + 1 - stretch.first),
                      std::span(glyphs).subspan(first, last - first), text);
        done = stretch.last + 1;
    }
    keep(done, runs.size());
}

}  // namespace bianmu::extract::pdf
