#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bianmu::extract::pdf {

/// The text of a PDF text string (ISO 32000-1, 7.9.2.2) as UTF-8 in NFC: UTF-16 or UTF-8 by their byte order marks, else
/// PDFDocEncoding, except that bytes which are valid UTF-8 or GB18030 text are read as such: Chinese producers write them raw.
[[nodiscard]] std::string decode_text_string(std::string_view bytes);

/// A name's bytes as UTF-8: as they are if they are UTF-8, else read as GB18030, else as Latin-1.
[[nodiscard]] std::string decode_name(std::string_view bytes);

/// `D:20220125093000+08'00'` as `2022-01-25T09:30:00+08:00`, as far as it goes; empty if it is no date.
[[nodiscard]] std::string iso_date(std::string_view date);

/// `text` in Latin-1, if it has no character beyond: the form in which older encryption wants a password.
[[nodiscard]] std::optional<std::string> to_latin1(std::string_view text);

}  // namespace bianmu::extract::pdf
