#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace bianmu::extract::pdf {

/// How the codes of a predefined CMap (ISO 32000-1, table 118) are characters.
enum class Charset : std::uint8_t { none, ucs2, utf16, utf32, gb18030, big5, big5_hkscs, cp932, euc_jp, jis, uhc };

/// The charset of the CMap of this name; none if its codes are no characters (`Identity-H`) or it is not known.
[[nodiscard]] Charset charset_of_cmap(std::string_view name);

/// Turns codes into Unicode. Their collection's own table, which leads from glyphs to characters, cannot tell half-width from
/// full-width forms, nor glyphs for vertical writing from others; the code can.
class CharsetDecoder {
public:
    CharsetDecoder() = default;
    ~CharsetDecoder();
    CharsetDecoder(const CharsetDecoder&) = delete;
    CharsetDecoder& operator=(const CharsetDecoder&) = delete;

    /// The character of one code, whose bytes are `code`; 0 if it has none.
    [[nodiscard]] char32_t decode(Charset charset, std::string_view code);

private:
    struct Table {
        void* converter = nullptr;  // iconv's; null = not opened
        bool tried = false;
        std::unordered_map<std::uint32_t, char32_t> known;
    };
    [[nodiscard]] static char32_t convert(Table& table, Charset charset, std::string_view code);

    std::array<Table, 11> tables_;  // by charset
};

}  // namespace bianmu::extract::pdf
