#pragma once

#include <cstddef>
#include <string>

namespace bianmu::extract::pdf {

/// Rows of pixels, from the top, without padding between them but at the end of a row of single bits.
struct Pixels {
    int width = 0, height = 0;
    int channels = 1;   ///< 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; of 8 bits each
    bool bits = false;  ///< one channel of one bit, 0 black
    std::string bytes;
    std::string palette = {};  ///< red, green and blue of each value of the one channel; empty = its values are grey

    [[nodiscard]] std::size_t row() const {
        const auto across = static_cast<std::size_t>(width);
        return bits ? (across + 7) / 8 : across * static_cast<std::size_t>(channels);
    }
};

/// The picture as a PNG file (ISO/IEC 15948); empty if it does not fit into memory. Equal pixels give equal bytes.
[[nodiscard]] std::string write_png(const Pixels& pixels);

}  // namespace bianmu::extract::pdf
