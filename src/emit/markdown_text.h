#pragma once

#include <string>
#include <string_view>

#include "emit/reading.h"

namespace bianmu::emit {

/// Appends text so that Markdown leaves it as it is.
/// @param line_start  whether the text opens a line: there more characters have a meaning.
/// @param line_break  what a line break becomes.
void escape_markdown(std::string& out, std::string_view text, bool line_start, std::string_view line_break);

/// A letter, numeral or ideograph for certain: delimiters of emphasis take effect beside it.
[[nodiscard]] bool is_word(char32_t c);

/// The target of a link between angle brackets.
[[nodiscard]] std::string markdown_link(std::string_view link);

/// Appends a piece of text with its look; one that calls a note is not for it.
/// @param out  what stands before the piece: delimiters that would touch others are written as tags.
void write_markdown(const Piece& piece, bool line_start, std::string_view line_break, std::string& out);

}  // namespace bianmu::emit
