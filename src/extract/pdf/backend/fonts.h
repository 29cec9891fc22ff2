#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/pdf/backend/version.h"
#include "extract/pdf/charsets.h"
#include "extract/pdf/collections.h"
#include "model/diagnostic.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// The character of each code of a CID font, read backwards from its embedded file when first needed.
struct EmbeddedCharacters {
    Ref file = Ref::INVALID();
    bool read = false;
    std::vector<int> glyph_of_cid;      ///< empty: the glyph is the CID
    std::vector<char32_t> of_glyph;
};

/// What a reader must know of a font while it draws.
struct FontUse {
    std::uint32_t index = 0;  ///< into Pages::fonts
    bool trusted = true;      ///< what Poppler says of its codes is Unicode
    bool plain = true;        ///< and needs no correction
    bool vertical = false;
    double em = 1;            ///< em height in text space at size 1; other than 1 for Type 3 only
    Charset charset = Charset::none;            ///< of a font without a map of its own
    Collection collection = Collection::other;  ///< of a font without a map of its own
    std::shared_ptr<EmbeddedCharacters> embedded;  ///< null: nothing to ask
};

/// The fonts of one document: each of Poppler's fonts becomes one entry of Pages::fonts, looked up by its object id.
class Fonts {
public:
    explicit Fonts(XRef* xref) : xref_(xref) {}

    /// The entry for `font`; made on first sight.
    [[nodiscard]] const FontUse& use(const GfxFont& font);

    /// The entry of text that no font of the file paints.
    [[nodiscard]] std::uint32_t nameless() { return intern({}, {}); }

    /// What one glyph stands for, as the font says: `code` as its bytes and as Poppler reads it (the CID of a CID font), and the
    /// `length` characters that Poppler gives. Empty = no Unicode.
    void spell(const FontUse& use, std::string_view bytes, CharCode code, const Unicode* unicode, int length, std::u32string& out) {
        out.clear();
        for (int i = 0; use.trusted && i < length; ++i) {
            out += static_cast<char32_t>(unicode[i]);
        }
        if (!use.plain || out.empty()) {
            correct(use, bytes, code, out);
        }
    }

    /// Counts what each font left without Unicode or in private use, and notes it on the page; call once per finished page.
    void count(model::Page& page);

    /// One `pdf.unmapped_glyphs` per font that needs it.
    void report(model::Diagnostics& sink) const;

    [[nodiscard]] std::vector<model::Font> take() { return std::move(fonts_); }

private:
    struct Tally {
        std::uint64_t unmapped = 0, private_use = 0;
        std::string cause;
        std::vector<std::pair<int, std::uint64_t>> pages;  // number, glyphs
    };

    void correct(const FontUse& use, std::string_view bytes, CharCode code, std::u32string& out);
    [[nodiscard]] char32_t ask_embedded(EmbeddedCharacters& embedded, CharCode cid);
    void learn_map(const GfxFont& font, FontUse& use);
    void ask_embedded_file(const GfxFont& font, model::Font& value);
    [[nodiscard]] std::uint32_t intern(const model::Font& font, const std::string& cause);

    XRef* xref_;
    std::unordered_map<Ref, FontUse> uses_;
    std::vector<model::Font> fonts_;
    std::vector<Tally> tallies_;  // of the same index
    CharsetDecoder decoder_;
    int files_read_ = 0;
};

}  // namespace bianmu::extract::pdf::backend
