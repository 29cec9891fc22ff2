#include "support/sfnt_builder.h"

namespace bianmu::test {

std::string u16(unsigned value) {
    return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)};
}

std::string u32(std::size_t value) {
    return u16(static_cast<unsigned>(value >> 16U)) + u16(static_cast<unsigned>(value & 0xFFFFU));
}

std::string build_sfnt(const std::vector<std::pair<std::string, std::string>>& tables) {
    std::string directory = u32(0x00010000) + u16(static_cast<unsigned>(tables.size())) + u16(0) + u16(0) + u16(0);
    std::string data;
    for (const auto& [tag, content] : tables) {
        directory += tag + u32(0) + u32(12 + 16 * tables.size() + data.size()) + u32(content.size());
        data += content;
    }
    return directory + data;
}

std::pair<std::string, std::string> maxp_table(unsigned glyphs) {
    return {"maxp", u32(0x00005000) + u16(glyphs)};
}

// Format 12, a group for each character.
std::pair<std::string, std::string> cmap_table(const std::vector<std::pair<unsigned, unsigned>>& characters) {
    std::string groups;
    for (const auto& [code, glyph] : characters) {
        groups += u32(code) + u32(code) + u32(glyph);
    }
    return {"cmap", u16(0) + u16(1) + u16(3) + u16(10) + u32(12) + u16(12) + u16(0) + u32(16 + groups.size()) + u32(0) +
                        u32(characters.size()) + groups};
}

std::pair<std::string, std::string> post_table(const std::vector<std::string>& names) {
    std::string indexes;
    std::string written;
    for (std::size_t i = 0; i < names.size(); ++i) {
        indexes += u16(static_cast<unsigned>(258 + i));
        written += static_cast<char>(names[i].size()) + names[i];
    }
    return {"post", u32(0x00020000) + std::string(28, '\0') + u16(static_cast<unsigned>(names.size())) + indexes + written};
}

}  // namespace bianmu::test
