#pragma once

#include <optional>
#include <span>
#include <string>

namespace bianmu::extract::pdf {

/// What an embedded TrueType or OpenType font says of itself, where the PDF's name for it says nothing.
struct SfntStyle {
    std::string family;  ///< UTF-8; empty if the subset dropped its names
    bool bold = false;   ///< weight class 600 and more, or the bold bit of its style
    bool italic = false;
};

/// Reads the tables `name`, `OS/2` and `head` of a font file; nothing if it is no such file.
[[nodiscard]] std::optional<SfntStyle> read_sfnt_style(std::span<const unsigned char> file);

}  // namespace bianmu::extract::pdf
