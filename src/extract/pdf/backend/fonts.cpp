#include "extract/pdf/backend/fonts.h"

#include <GfxFont.h>

#include <algorithm>
#include <cmath>

#include "extract/pdf/characters.h"
#include "extract/pdf/font_name.h"
#include "extract/pdf/sfnt.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxLocations = 20;

// Poppler gives the CID itself as Unicode where a font says no more than Adobe-Identity.
bool maps_to_unicode(const GfxFont& font) {
    if (!font.isCIDFont() || font.hasToUnicodeCMap()) {
        return true;
    }
    const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
    return collection == nullptr || text_of(*collection) != "Adobe-Identity";
}

std::string cause_of(const GfxFont& font) {
    if (!maps_to_unicode(font)) {
        return "Adobe-Identity codes without a ToUnicode map";
    }
    if (font.hasToUnicodeCMap()) {
        return "its ToUnicode map leaves them out";
    }
    if (font.isCIDFont()) {
        return "no ToUnicode map, and no CMap data for its character collection";
    }
    return "no ToUnicode map, and glyph names without a meaning";
}

double em_of(const GfxFont& font) {
    if (font.getType() != fontType3) {
        return 1;
    }
    const double* matrix = font.getFontMatrix();
    const double* box = font.getFontBBox();
    const double unit = std::abs(matrix[3]);
    if (std::abs(unit - 0.001) < 1e-6) {
        return 1;
    }
    const double height = std::abs(box[3] - box[1]) * unit;
    return height > 0.01 && height < 100 ? height : unit > 0 ? std::min(unit * 1000, 1.0) : 1;
}

}  // namespace

const FontUse& Fonts::use(const GfxFont& font) {
    const auto [entry, added] = uses_.try_emplace(*font.getID());
    if (!added) {
        return entry->second;
    }
    const FontName name = parse_font_name(font.getName().value_or(""));
    model::Font value;
    value.name = name.family;
    value.bold = name.bold || font.isBold() || font.getWeight() >= GfxFont::W600;
    value.italic = name.italic || font.isItalic();
    value.has_unicode = maps_to_unicode(font);
    if (name.anonymous) {
        ask_embedded_file(font, value);
    }
    if (const double ascent = font.getAscent(); ascent > 0.4 && ascent < 1.3) {
        value.ascent = static_cast<float>(ascent);
    }
    if (const double descent = font.getDescent(); descent < 0 && descent > -0.6) {
        value.descent = static_cast<float>(descent);
    }
    entry->second = {intern(value, cause_of(font)), value.has_unicode, is_vertical(font), em_of(font)};
    return entry->second;
}

// A printer driver's name says nothing; the font file itself may.
void Fonts::ask_embedded_file(const GfxFont& font, model::Font& value) {
    Ref file = Ref::INVALID();
    if (!font.getEmbeddedFontID(&file)) {
        return;
    }
    // Reading the file changes nothing in the font, though Poppler does not say so.
    const auto bytes = const_cast<GfxFont&>(font).readEmbFontFile(xref_);
    if (!bytes) {
        return;
    }
    if (const auto style = read_sfnt_style(*bytes)) {
        value.name = style->family;
        value.bold = value.bold || style->bold;
        value.italic = value.italic || style->italic;
    }
}

std::uint32_t Fonts::intern(const model::Font& font, const std::string& cause) {
    const auto same = [&](const model::Font& other) {
        return other.name == font.name && other.bold == font.bold && other.italic == font.italic && other.has_unicode == font.has_unicode &&
               other.ascent == font.ascent && other.descent == font.descent;
    };
    const auto found = std::find_if(fonts_.begin(), fonts_.end(), same);
    if (found != fonts_.end()) {
        return static_cast<std::uint32_t>(found - fonts_.begin());
    }
    fonts_.push_back(font);
    tallies_.push_back({0, 0, cause, {}});
    return static_cast<std::uint32_t>(fonts_.size() - 1);
}

void Fonts::count(const model::Page& page) {
    for (const model::GlyphRun& run : page.runs) {
        std::uint64_t unmapped = 0;
        std::uint64_t private_use = 0;
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            const char32_t code = page.glyphs[i].code;
            unmapped += code == 0 ? 1U : 0U;
            private_use += is_private_use(code) ? 1U : 0U;
        }
        if (unmapped + private_use == 0) {
            continue;
        }
        Tally& tally = tallies_[run.font];
        tally.unmapped += unmapped;
        tally.private_use += private_use;
        if (tally.pages.empty() || tally.pages.back() != page.number) {
            tally.pages.push_back(page.number);
        }
    }
}

void Fonts::report(model::Diagnostics& sink) const {
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
        const Tally& tally = tallies_[i];
        if (tally.unmapped + tally.private_use == 0) {
            continue;
        }
        std::string message = "font " + (fonts_[i].name.empty() ? std::string("without a name") : "\"" + fonts_[i].name + "\"") + ": ";
        if (tally.unmapped > 0) {
            message += std::to_string(tally.unmapped) + " glyphs have no Unicode value (" + tally.cause + ")";
        }
        if (tally.private_use > 0) {
            message += (tally.unmapped > 0 ? "; " : "") + std::to_string(tally.private_use) +
                       " glyphs have private-use code points only, kept as they are";
        }
        std::vector<model::Location> locations;
        for (std::size_t at = 0; at < std::min(tally.pages.size(), kMaxLocations); ++at) {
            locations.push_back({.page = tally.pages[at], .part = -1, .paragraph = -1, .box = std::nullopt});
        }
        sink.add("pdf.unmapped_glyphs", model::Severity::warning, std::move(message), std::move(locations));
    }
}

}  // namespace bianmu::extract::pdf::backend
