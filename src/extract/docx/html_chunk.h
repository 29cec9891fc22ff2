#pragma once

#include <string_view>
#include <vector>

#include "extract/docx/story.h"

namespace bianmu::extract::docx {

/// The blocks of a web page: paragraphs, headings, lists, tables, pictures. Nothing that it names is fetched.
/// @param bytes  in UTF-8, in UTF-16 with its mark, else in GB 18030, whatever the page declares.
[[nodiscard]] model::Result<std::vector<model::Block>> read_html(std::string_view bytes, Shared& shared, const model::Location& place);

}  // namespace bianmu::extract::docx
