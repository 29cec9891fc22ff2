#pragma once

#include <cstddef>
#include <string_view>

namespace bianmu::extract::docx {

/// What the first bytes of a picture tell.
struct PictureHeader {
    std::string_view media_type;  ///< empty = no picture that is known
    int width = 0, height = 0;    ///< pixels; 0 = not told so early, or drawn without pixels
};

/// As many bytes of a picture as are worth reading for its header.
inline constexpr std::size_t kPictureHeaderBytes = std::size_t{64} << 10;

/// @param bytes  the picture from its start, kPictureHeaderBytes of it or all.
[[nodiscard]] PictureHeader read_picture_header(std::string_view bytes);

}  // namespace bianmu::extract::docx
