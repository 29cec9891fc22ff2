#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/story.h"

namespace bianmu::extract::docx {

/// Reads a document that stands in the text as a part of its own (`w:altChunk`, `w:subDoc`): a DOCX package, a web page or an archive with one, RTF or plain text, told
/// from the content. Its fonts, links, notes, parts and characters join those of `shared`.
///
/// @param place  of the reference; for what has no places of its own.
/// @return the blocks in reading order, or `unsupported_format`, or what reading the part or the package gives.
[[nodiscard]] model::Result<std::vector<model::Block>> read_chunk(Shared& shared, const std::string& part, const model::Location& place);

}  // namespace bianmu::extract::docx
