#pragma once

#include <string_view>

#include "extract/docx/field_text.h"

namespace bianmu::extract::docx {

/// The expression of an EQ field in a line, near to Word's linear format; enclosed numbers and letters are one character where Unicode has it.
/// @param expression  what follows EQ in the instruction
[[nodiscard]] FieldText equation_text(std::string_view expression);

}  // namespace bianmu::extract::docx
