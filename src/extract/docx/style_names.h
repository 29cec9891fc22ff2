#pragma once

#include <string_view>

namespace bianmu::extract::docx {

/// 0 to 8 for the names of the built-in heading styles, `heading 1` to `heading 9`, in the languages that programs write them in; also 0
/// for a custom `heading 0`, which is meant to stand over them. -1 for all others.
/// @param name  of a style, or its id; ASCII letters lower case; the space before the number may be missing.
[[nodiscard]] int heading_level(std::string_view name);

/// Whether a paragraph style of this name is meant for program text, whose lines and indents count: `HTML Preformatted` of Word,
/// `Preformatted Text` of LibreOffice, `Source Code` of pandoc and what authors and converters call theirs.
/// @param name  as of `heading_level`.
[[nodiscard]] bool is_code_style(std::string_view name);

}  // namespace bianmu::extract::docx
