#pragma once

#include <string>

namespace bianmu::test {

/// The pixels of a PNG file of one chunk of data, without interlace, with their kind in front: `1:` bits, `L:` grey, `A:` grey and
/// alpha, `RGB:`, `RGBA:`. Empty, or the fault, if it is none.
[[nodiscard]] std::string png_pixels(const std::string& file);

}  // namespace bianmu::test
