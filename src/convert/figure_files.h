#pragma once

#include <string>
#include <string_view>

#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::convert {

/// Has the pictures of documents written into a folder: makes it, and sets `options.keep_picture`. How results name the folder is not set.
///
/// A picture's name says what is in it, so one that is there is not written again.
///
/// @param option  that named the folder, for messages.
/// @return `environment` if the folder cannot be made; `keep_picture` gives it for a picture that cannot be written.
[[nodiscard]] model::Result<void> keep_pictures_in(const std::string& folder, Options& options, std::string_view option = "--figures");

/// A folder as results name it, before the names of its pictures.
/// @param from  the folder that the result stands in, or empty if it is no file.
[[nodiscard]] std::string shown_folder(const std::string& folder, const std::string& from);

}  // namespace bianmu::convert
