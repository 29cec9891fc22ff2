#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace bianmu::test {

/// Numbers as font files write them.
[[nodiscard]] std::string u16(unsigned value);
[[nodiscard]] std::string u32(std::size_t value);

/// A TrueType file of these tables, without checksums.
[[nodiscard]] std::string build_sfnt(const std::vector<std::pair<std::string, std::string>>& tables);

/// Tables of a font of `glyphs` glyphs: how many there are, which character (code, glyph) each is, and their names from glyph 0 on.
[[nodiscard]] std::pair<std::string, std::string> maxp_table(unsigned glyphs);
[[nodiscard]] std::pair<std::string, std::string> cmap_table(const std::vector<std::pair<unsigned, unsigned>>& characters);
[[nodiscard]] std::pair<std::string, std::string> post_table(const std::vector<std::string>& names);

}  // namespace bianmu::test
