#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// The extension of a part's name, in lower case; `bin` if it has none of letters and digits.
[[nodiscard]] std::string extension_of(std::string_view part);

/// The usual extension of a picture's media type; `bin` if it is not known.
[[nodiscard]] std::string extension_of_type(std::string_view media_type);

/// The media type of a picture, by its extension.
[[nodiscard]] std::string media_type_of(std::string_view part);

}  // namespace bianmu::extract::docx
