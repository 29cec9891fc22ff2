#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// What Word draws for a field that has no result.
struct FieldText {
    std::string text;
    std::string annotation;  ///< over the text: the phonetic guides of old versions are EQ fields
};

/// Of an instruction: the expression of EQ in a line, the words of MACROBUTTON and GOTOBUTTON, the character of SYMBOL (ECMA-376 Part 1, 17.16.5).
/// Empty for all others.
[[nodiscard]] FieldText field_text(std::string_view instruction);

}  // namespace bianmu::extract::docx
