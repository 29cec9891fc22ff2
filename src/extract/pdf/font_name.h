#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::pdf {

/// What a font's name says: `ABCDEE+Example,Bold` is the family `Example`, bold.
struct FontName {
    std::string family;  ///< UTF-8, without subset tag and style suffix; empty for names that a printer driver made up
    bool bold = false;   ///< a weight in the name; a black typeface such as HeiTi is not bold by its name
    bool italic = false;
    bool anonymous = false;  ///< no name, or a made-up one such as `CIDFont+F1`
};

/// Reads a BaseFont name as it stands in the file: raw bytes, UTF-8 or GB18030.
[[nodiscard]] FontName parse_font_name(std::string_view bytes);

}  // namespace bianmu::extract::pdf
