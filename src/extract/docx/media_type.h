#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// The extension of a part's name, in lower case; `bin` if it has none of letters and digits.
[[nodiscard]] std::string extension_of(std::string_view part);

/// The media type of a picture, by its extension.
[[nodiscard]] std::string media_type_of(std::string_view part);

}  // namespace bianmu::extract::docx
