#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/story.h"

namespace bianmu::extract::docx {

/// Reads a document that stands in the text as a part of its own (`w:altChunk`, `w:subDoc`): a DOCX package, a web page or plain text, told
/// from the content. Its fonts, links, notes, parts and characters join those of `shared`.
///
/// @param place  of the reference; for what has no places of its own.
/// @return the blocks in reading order, or `unsupported_format`, or what reading the part or the package gives.
[[nodiscard]] model::Result<std::vector<model::Block>> read_chunk(Shared& shared, const std::string& part, const model::Location& place);

/// The blocks of a web page: paragraphs, headings, lists, tables, pictures. Nothing that it names is fetched.
/// @param bytes  in UTF-8, in UTF-16 with its mark, else in GB 18030, whatever the page declares.
[[nodiscard]] std::vector<model::Block> read_html(std::string_view bytes, Shared& shared, const model::Location& place);

/// The paragraphs of a plain text, one for each line. Encodings as for `read_html`.
[[nodiscard]] std::vector<model::Block> read_text(std::string_view bytes, Shared& shared, const model::Location& place);

/// Bytes in UTF-8, UTF-16 with its mark, or else GB 18030, as UTF-8.
[[nodiscard]] std::string decode_text(std::string_view bytes);

}  // namespace bianmu::extract::docx
