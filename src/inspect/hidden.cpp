#include "inspect/hidden.h"

#include <algorithm>
#include <string_view>

#include "extract/pdf/read.h"
#include "model/diagnostic.h"
#include "model/text.h"

namespace bianmu::inspect {
namespace {

// Of an em, above and below the baseline.
constexpr double kAscent = 0.88, kDescent = 0.12;

bool was_discarded(const model::Document& document, std::string_view reason) {
    const auto& all = document.accounting.discarded;
    return std::any_of(all.begin(), all.end(), [&](const model::Discarded& entry) { return entry.reason == reason; });
}

void add_run(std::vector<Hidden>& out, const model::Page& page, const model::GlyphRun& run, const char* reason) {
    Hidden piece{reason, {}, page.number, {}};
    bool is_first = true;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        const model::Glyph& glyph = page.glyphs[i];
        if (glyph.code != 0) {
            model::append_utf8(piece.text, glyph.code);
        }
        const model::Box box{glyph.x, glyph.y - kAscent * run.size, glyph.x + glyph.advance, glyph.y + kDescent * run.size};
        if (is_first) {
            piece.box = box;
        } else {
            piece.box.add(box);
        }
        is_first = false;
    }
    const std::u32string text = model::to_utf32(piece.text);
    if (std::any_of(text.begin(), text.end(), [](char32_t c) { return !model::is_space(c); })) {
        out.push_back(std::move(piece));
    }
}

}  // namespace

std::vector<Hidden> find_hidden(std::span<const std::byte> bytes, const model::Document& document, const convert::Options& options,
                                const model::Limits& limits) {
    const bool has_invisible = was_discarded(document, "invisible");
    const bool has_clipped = was_discarded(document, "clipped");
    std::vector<Hidden> out;
    if (document.source.media_type != "application/pdf" || !(has_invisible || has_clipped)) {
        return out;
    }
    model::Diagnostics ignored;
    const auto pages = extract::pdf::read(bytes, {options.password, options.pages}, limits, ignored);
    if (!pages) {
        return out;
    }
    for (const model::Page& page : pages->pages) {
        for (const model::GlyphRun& run : page.runs) {
            if (has_invisible && run.paint == model::Paint::invisible) {
                add_run(out, page, run, "invisible");
            } else if (has_clipped && run.clipped) {
                add_run(out, page, run, "clipped");
            }
        }
    }
    return out;
}

}  // namespace bianmu::inspect
