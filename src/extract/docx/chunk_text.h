#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/story.h"

namespace bianmu::extract::docx {

/// The paragraphs of a plain text, one for each line. Encodings as for `read_html`.
[[nodiscard]] std::vector<model::Block> read_text(std::string_view bytes, Shared& shared, const model::Location& place);

/// Bytes in an encoding that iconv names, as UTF-8; those that are no character become U+FFFD.
[[nodiscard]] std::string convert_text(std::string_view bytes, const char* encoding);

/// Bytes in UTF-8, UTF-16 with its mark, or else GB 18030, as UTF-8.
[[nodiscard]] std::string decode_text(std::string_view bytes);

}  // namespace bianmu::extract::docx
