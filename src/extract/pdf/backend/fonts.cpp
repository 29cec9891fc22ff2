#include "extract/pdf/backend/fonts.h"

#include <GfxFont.h>
#include <GlobalParams.h>
#include <XRef.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "extract/pdf/characters.h"
#include "extract/pdf/font_name.h"
#include "extract/pdf/glyph_characters.h"
#include "extract/pdf/sfnt.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxLocations = 20;
constexpr int kMaxFilesRead = 200;               // of embedded fonts, for their characters
constexpr std::uint64_t kFewestUnreadable = 20;  // glyphs: fewer are ornaments
constexpr std::size_t kMaxFontBytes = std::size_t{64} << 20U;

// The unpacked stream; empty if it is too large.
std::string bytes_of(const Object& object) {
    std::string out;
    Stream& stream = *object.getStream();
    rewind_stream(stream);
    std::array<unsigned char, 1U << 16U> part{};
    for (int got = 0; (got = stream.doGetChars(static_cast<int>(part.size()), part.data())) > 0;) {
        out.append(reinterpret_cast<const char*>(part.data()), static_cast<std::size_t>(got));
        if (out.size() > kMaxFontBytes) {
            out.clear();
            break;
        }
    }
    stream.close();
    return out;
}

// Poppler gives the CID itself as Unicode where a font says no more than Adobe-Identity.
bool maps_to_unicode(const GfxFont& font) {
    if (!font.isCIDFont() || font.hasToUnicodeCMap()) {
        return true;
    }
    const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
    return collection == nullptr || text_of(*collection) != "Adobe-Identity";
}

// Adobe's glyph list, and the names that are numbers: `uni6C34`, `u20087`.
char32_t character_of_name(std::string_view name) {
    const bool short_form = name.starts_with("u") && name.size() >= 5 && name.size() <= 7;
    const std::size_t prefix = name.starts_with("uni") && name.size() == 7 ? 3 : short_form ? 1 : 0;
    unsigned code = 0;
    if (prefix > 0) {
        const auto [end, error] = std::from_chars(name.data() + prefix, name.data() + name.size(), code, 16);
        if (error == std::errc() && end == name.data() + name.size()) {
            return code;
        }
    }
    return globalParams->mapNameToUnicodeText(std::string(name).c_str());
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
    FontUse& use = entry->second;
    use.trusted = value.has_unicode;
    use.vertical = is_vertical(font);
    use.em = em_of(font);
    learn_map(font, use);
    if (!use.trusted && use.embedded) {
        static_cast<void>(ask_embedded(*use.embedded, 0));
        value.has_unicode = !use.embedded->of_glyph.empty();
    }
    use.plain = use.charset == Charset::none && use.collection == Collection::other;
    use.index = intern(value, cause_of(font));
    return use;
}

// What else than Poppler can tell the characters of a CID font.
void Fonts::learn_map(const GfxFont& font, FontUse& use) {
    if (!font.isCIDFont()) {
        return;
    }
    const auto& cid_font = static_cast<const GfxCIDFont&>(font);
    if (!font.hasToUnicodeCMap()) {
        const GooString* collection = cid_font.getCollection();
        use.collection = collection == nullptr ? Collection::other : collection_of(text_of(*collection));
        const Ref id = *font.getID();
        const Object dict = id.num >= 0 ? xref_->fetch(id) : null_object();
        const Object encoding = dict.isDict() ? dict.dictLookup("Encoding") : null_object();
        use.charset = encoding.isName() ? charset_of_cmap(encoding.getName()) : Charset::none;
    }
    Ref file = Ref::INVALID();
    const GfxFontType type = font.getType();
    if ((type == fontCIDType2 || type == fontCIDType2OT) && font.getEmbeddedFontID(&file)) {
        use.embedded = std::make_shared<EmbeddedCharacters>();
        use.embedded->file = file;
        if (const int* map = cid_font.getCIDToGID(); map != nullptr && !use.trusted) {
            use.embedded->glyph_of_cid.assign(map, map + cid_font.getCIDToGIDLen());
        } else if (map != nullptr) {
            use.embedded.reset();  // a hole in a map is not worth the copy
        }
    }
}

void Fonts::correct(const FontUse& use, std::string_view bytes, CharCode code, std::u32string& out) {
    if (const char32_t known = decoder_.decode(use.charset, bytes); known >= 0x20 && (out.empty() || !is_private_use(known))) {
        out.assign(1, known);
        return;
    }
    if (out.size() == 1 && use.collection != Collection::other) {
        out[0] = correct_character(use.collection, code, out[0]);
    }
    if (out.empty() && use.embedded) {
        if (const char32_t known = ask_embedded(*use.embedded, code); known != 0) {
            out.assign(1, known);
        }
    }
}

char32_t Fonts::ask_embedded(EmbeddedCharacters& embedded, CharCode cid) {
    if (!embedded.read) {
        embedded.read = true;
        const Object file = files_read_++ < kMaxFilesRead ? xref_->fetch(embedded.file) : null_object();
        if (file.isStream()) {
            const std::string bytes = bytes_of(file);
            const std::span<const unsigned char> font(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
            embedded.of_glyph = characters_of_glyphs(font, character_of_name);
        }
    }
    std::size_t glyph = cid;
    if (!embedded.glyph_of_cid.empty()) {
        glyph = cid < embedded.glyph_of_cid.size() ? static_cast<std::size_t>(std::max(embedded.glyph_of_cid[cid], 0)) : 0;
    }
    return glyph < embedded.of_glyph.size() ? embedded.of_glyph[glyph] : U'\0';
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

void Fonts::count(model::Page& page) {
    std::uint64_t visible = 0;
    std::uint64_t unreadable = 0;
    for (const model::GlyphRun& run : page.runs) {
        std::uint64_t unmapped = 0;
        std::uint64_t private_use = 0;
        std::uint64_t spaces = 0;
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            const char32_t code = page.glyphs[i].code;
            unmapped += code == 0 ? 1U : 0U;
            private_use += is_private_use(code) ? 1U : 0U;
            spaces += code == U' ' || code == U'\u3000' ? 1U : 0U;
        }
        if (run.paint != model::Paint::invisible && !run.clipped) {
            visible += run.count - spaces;
            unreadable += unmapped + private_use;
        }
        if (unmapped + private_use == 0) {
            continue;
        }
        page.private_use += static_cast<std::uint32_t>(private_use);
        Tally& tally = tallies_[run.font];
        tally.unmapped += unmapped;
        tally.private_use += private_use;
        if (tally.pages.empty() || tally.pages.back().first != page.number) {
            tally.pages.emplace_back(page.number, 0);
        }
        tally.pages.back().second += unmapped + private_use;
    }
    page.unreadable = unreadable >= kFewestUnreadable && unreadable * 2 > visible;
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
            const auto& [page, glyphs] = tally.pages[at];
            message += (at == 0 ? "; page " : ", page ") + std::to_string(page) + ": " + std::to_string(glyphs);
            locations.push_back({.page = page, .part = -1, .paragraph = -1, .box = std::nullopt});
        }
        if (tally.pages.size() > kMaxLocations) {
            message += ", and " + std::to_string(tally.pages.size() - kMaxLocations) + " more pages";
        }
        sink.add("pdf.unmapped_glyphs", model::Severity::warning, std::move(message), std::move(locations));
    }
}

}  // namespace bianmu::extract::pdf::backend
