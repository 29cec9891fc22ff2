#pragma once

#include <string_view>

#include "extract/docx/part.h"
#include "model/page.h"

namespace bianmu::extract::docx {

/// Adds what a core or extended properties part says: title, author, dates, the program that wrote the file.
/// @return whether the whole part could be read.
[[nodiscard]] model::Result<bool> read_properties_part(Package& package, std::string_view part, model::Metadata& metadata);

}  // namespace bianmu::extract::docx
