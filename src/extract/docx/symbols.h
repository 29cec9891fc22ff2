#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// Whether a font is a symbol font whose codes are no Unicode (Symbol, Wingdings and its kin).
[[nodiscard]] bool is_symbol_font(std::string_view font);

/// The Unicode character of a code of a symbol font; 0 if the tables do not know it. Codes count from 0x20, with or
/// without the private-use offset 0xF000 that Word adds.
[[nodiscard]] char32_t symbol_to_unicode(std::string_view font, char32_t code);

/// `text` as a symbol font draws it: its private-use characters, and others up to `last`, in Unicode; unknown ones as they are.
[[nodiscard]] std::string replace_symbols(std::string_view font, std::string_view text, char32_t last = 0xFF);

/// The character of a `w:sym`, or of a `w16se:symEx` for those beyond the first plane, such as emoji; `code` is hexadecimal.
[[nodiscard]] std::string symbol_text(std::string_view font, std::string_view code);

}  // namespace bianmu::extract::docx
