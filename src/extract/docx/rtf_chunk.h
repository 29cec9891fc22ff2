#pragma once

#include <string_view>
#include <vector>

#include "extract/docx/story.h"

namespace bianmu::extract::docx {

/// The blocks of a text in Rich Text Format: paragraphs with outline levels, bold and italic, and tables. Pictures, notes and looks beyond these are left out.
[[nodiscard]] std::vector<model::Block> read_rtf(std::string_view bytes, Shared& shared, const model::Location& place);

}  // namespace bianmu::extract::docx
