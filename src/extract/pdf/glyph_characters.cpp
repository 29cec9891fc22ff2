#include "extract/pdf/glyph_characters.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "extract/pdf/characters.h"
#include "extract/pdf/sfnt_reader.h"

namespace bianmu::extract::pdf {

namespace {

constexpr std::uint32_t kStandardNames = 258;  // of Macintosh's glyph order, which `post` counts first
constexpr std::size_t kMaxMappings = 1U << 21U;

class GlyphTable {
public:
    explicit GlyphTable(FontBytes file) : characters_(u16(table(file, "maxp"), 4), U'\0') {}

    void set(std::size_t glyph, char32_t code) {
        if (++mappings_ > kMaxMappings || glyph == 0 || glyph >= characters_.size() || code < 0x20 || code > 0x10FFFF ||
            (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || is_private_use(code)) {
            return;
        }
        char32_t& known = characters_[glyph];
        known = known == 0 ? code : std::min(known, code);
        any_ = true;
    }
    [[nodiscard]] bool full() const { return mappings_ > kMaxMappings; }
    [[nodiscard]] bool lacks(std::size_t glyph) const { return glyph < characters_.size() && characters_[glyph] == 0; }
    [[nodiscard]] std::vector<char32_t> take() { return any_ ? std::move(characters_) : std::vector<char32_t>{}; }

private:
    std::vector<char32_t> characters_;
    std::size_t mappings_ = 0;
    bool any_ = false;
};

// Segments of 16-bit characters.
void read_format4(FontBytes map, GlyphTable& glyphs) {
    const std::size_t segments = u16(map, 6) / 2;
    const std::size_t starts = 14 + 2 * segments + 2;
    for (std::size_t i = 0; i < segments && !glyphs.full(); ++i) {
        const std::uint32_t end = u16(map, 14 + 2 * i);
        const std::uint32_t start = u16(map, starts + 2 * i);
        const std::uint32_t delta = u16(map, starts + 2 * (segments + i));
        const std::size_t offset_at = starts + 2 * (2 * segments + i);
        const std::uint32_t offset = u16(map, offset_at);
        for (std::uint32_t code = start; code <= end && code < 0xFFFF && !glyphs.full(); ++code) {
            if (offset == 0) {
                glyphs.set((code + delta) & 0xFFFFU, code);
            } else if (const std::uint32_t glyph = u16(map, offset_at + offset + 2 * std::size_t{code - start}); glyph != 0) {
                glyphs.set((glyph + delta) & 0xFFFFU, code);
            }
        }
    }
}

void read_format6(FontBytes map, GlyphTable& glyphs) {
    const std::uint32_t first = u16(map, 6);
    for (std::uint32_t i = 0; i < u16(map, 8); ++i) {
        glyphs.set(u16(map, 10 + 2 * std::size_t{i}), first + i);
    }
}

// Groups of characters of any plane.
void read_format12(FontBytes map, GlyphTable& glyphs) {
    const std::uint32_t groups = std::min<std::uint32_t>(u32(map, 12), static_cast<std::uint32_t>(map.size() / 12));
    for (std::uint32_t i = 0; i < groups && !glyphs.full(); ++i) {
        const std::size_t at = 16 + 12 * std::size_t{i};
        const std::uint32_t start = u32(map, at);
        const std::uint32_t end = std::min<std::uint32_t>(u32(map, at + 4), 0x10FFFF);
        for (std::uint32_t code = start; code <= end && !glyphs.full(); ++code) {
            glyphs.set(u32(map, at + 8) + (code - start), code);
        }
    }
}

void read_cmap(FontBytes cmap, GlyphTable& glyphs) {
    for (std::uint32_t i = 0; i < u16(cmap, 2); ++i) {
        const std::size_t row = 4 + 8 * std::size_t{i};
        const std::uint32_t platform = u16(cmap, row);
        const std::uint32_t encoding = u16(cmap, row + 2);
        const std::size_t at = u32(cmap, row + 4);
        if (at >= cmap.size() || !(platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10)))) {
            continue;
        }
        const FontBytes map = cmap.subspan(at);
        switch (u16(map, 0)) {
            case 4:
                read_format4(map, glyphs);
                break;
            case 6:
                read_format6(map, glyphs);
                break;
            case 12:
                read_format12(map, glyphs);
                break;
            default:
                break;
        }
    }
}

void read_names(FontBytes post, const std::function<char32_t(std::string_view)>& of_name, GlyphTable& glyphs) {
    if (u32(post, 0) != 0x00020000) {
        return;
    }
    const std::size_t count = u16(post, 32);
    std::vector<std::string_view> names;
    for (std::size_t at = 34 + 2 * count; at < post.size();) {
        const FontBytes name = part(post, at + 1, post[at]);
        names.emplace_back(reinterpret_cast<const char*>(name.data()), name.size());
        at += 1 + std::size_t{post[at]};
    }
    for (std::size_t glyph = 0; glyph < count; ++glyph) {
        const std::uint32_t index = u16(post, 34 + 2 * glyph);
        if (index >= kStandardNames && index - kStandardNames < names.size() && glyphs.lacks(glyph)) {
            glyphs.set(glyph, of_name(names[index - kStandardNames]));
        }
    }
}

}  // namespace

std::vector<char32_t> characters_of_glyphs(std::span<const unsigned char> file, const std::function<char32_t(std::string_view)>& of_name) {
    if (!is_sfnt(file)) {
        return {};
    }
    GlyphTable glyphs(file);
    read_cmap(table(file, "cmap"), glyphs);
    read_names(table(file, "post"), of_name, glyphs);
    return glyphs.take();
}

}  // namespace bianmu::extract::pdf
