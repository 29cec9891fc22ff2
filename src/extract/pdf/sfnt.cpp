#include "extract/pdf/sfnt.h"

#include <cstddef>
#include <cstdint>

#include "extract/pdf/sfnt_reader.h"
#include "extract/pdf/text_string.h"

namespace bianmu::extract::pdf {

namespace {

// The family (name id 1) in Chinese if there is one, else in whatever language of a Unicode platform comes first.
std::string family_of(FontBytes names) {
    constexpr std::uint32_t family_id = 1;
    constexpr std::uint32_t simplified_chinese = 0x804;
    constexpr std::uint32_t windows = 3;
    std::string found;
    const std::uint32_t count = u16(names, 2);
    const std::size_t strings = u16(names, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        const FontBytes row = part(names, 6 + 12 * std::size_t{i}, 12);
        const std::uint32_t platform = u16(row, 0);
        if (row.empty() || u16(row, 6) != family_id || (platform != 0 && platform != windows)) {
            continue;
        }
        const FontBytes text = part(names, strings + u16(row, 10), u16(row, 8));
        const bool chinese = platform == windows && u16(row, 4) == simplified_chinese;
        if (!text.empty() && (found.empty() || chinese)) {
            found = decode_text_string("\xFE\xFF" + std::string(reinterpret_cast<const char*>(text.data()), text.size()));
        }
    }
    return found;
}

}  // namespace

std::optional<SfntStyle> read_sfnt_style(FontBytes file) {
    if (!is_sfnt(file)) {
        return std::nullopt;
    }
    SfntStyle style;
    const std::uint32_t mac_style = u16(table(file, "head"), 44);
    const std::uint32_t weight = u16(table(file, "OS/2"), 4);
    style.bold = weight >= 600 || (mac_style & 1U) != 0;
    style.italic = (mac_style & 2U) != 0;
    style.family = family_of(table(file, "name"));
    return style;
}

}  // namespace bianmu::extract::pdf
