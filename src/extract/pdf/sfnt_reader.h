#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace bianmu::extract::pdf {

/// The bytes of a TrueType or OpenType font file, or a part of them.
using FontBytes = std::span<const unsigned char>;

/// A number at an offset; 0 beyond the end.
[[nodiscard]] inline std::uint32_t u16(FontBytes data, std::size_t at) {
    return at + 2 <= data.size() ? data[at] * 256U + data[at + 1] : 0;
}

[[nodiscard]] inline std::uint32_t u32(FontBytes data, std::size_t at) {
    return at + 4 <= data.size() ? u16(data, at) << 16U | u16(data, at + 2) : 0;
}

/// `length` bytes from `start`; none if they are not all there.
[[nodiscard]] inline FontBytes part(FontBytes data, std::size_t start, std::size_t length) {
    return start <= data.size() && length <= data.size() - start ? data.subspan(start, length) : FontBytes{};
}

/// The table of this tag; none if the file has none.
[[nodiscard]] inline FontBytes table(FontBytes file, std::string_view tag) {
    const std::uint32_t count = u16(file, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        const FontBytes row = part(file, 12 + 16 * std::size_t{i}, 16);
        if (row.size() == 16 && std::string_view(reinterpret_cast<const char*>(row.data()), 4) == tag) {
            return part(file, u32(row, 8), u32(row, 12));
        }
    }
    return {};
}

[[nodiscard]] inline bool is_sfnt(FontBytes file) {
    const std::uint32_t version = u32(file, 0);
    return version == 0x00010000 || version == 0x4F54544F || version == 0x74727565;  // 1.0, OTTO, true
}

}  // namespace bianmu::extract::pdf
