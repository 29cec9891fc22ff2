#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace bianmu::extract::pdf {

/// The character of each glyph of an embedded TrueType or OpenType font, 0 where the file says none: its `cmap` read backwards,
/// then the glyph names of `post`, whose meaning `of_name` knows (0 = none). The lowest of several characters counts.
/// Empty if it is no such file or says nothing at all.
[[nodiscard]] std::vector<char32_t> characters_of_glyphs(std::span<const unsigned char> file,
                                                         const std::function<char32_t(std::string_view)>& of_name);

}  // namespace bianmu::extract::pdf
