#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/pdf/backend/version.h"
#include "model/diagnostic.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// What the recorder must know of a font while it draws.
struct FontUse {
    std::uint32_t index = 0;  ///< into Pages::fonts
    bool trusted = true;      ///< its codes have Unicode values
    bool vertical = false;
    double em = 1;  ///< em height in text space at size 1; other than 1 for Type 3 only
};

/// The fonts of one document: each of Poppler's fonts becomes one entry of Pages::fonts, looked up by its object id.
class Fonts {
public:
    explicit Fonts(XRef* xref) : xref_(xref) {}

    /// The entry for `font`; made on first sight.
    [[nodiscard]] const FontUse& use(const GfxFont& font);

    /// Counts what each font left without Unicode or in private use; call once per finished page.
    void count(const model::Page& page);

    /// One `pdf.unmapped_glyphs` per font that needs it.
    void report(model::Diagnostics& sink) const;

    [[nodiscard]] std::vector<model::Font> take() { return std::move(fonts_); }

private:
    struct Tally {
        std::uint64_t unmapped = 0, private_use = 0;
        std::string cause;
        std::vector<int> pages;
    };

    void ask_embedded_file(const GfxFont& font, model::Font& value);
    [[nodiscard]] std::uint32_t intern(const model::Font& font, const std::string& cause);

    XRef* xref_;
    std::unordered_map<Ref, FontUse> uses_;
    std::vector<model::Font> fonts_;
    std::vector<Tally> tallies_;  // of the same index
};

}  // namespace bianmu::extract::pdf::backend
