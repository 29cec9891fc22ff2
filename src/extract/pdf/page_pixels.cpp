#include "extract/pdf/page_pixels.h"

#include <array>
#include <cstdint>

namespace bianmu::extract::pdf {

std::optional<Pixels> with_palette(const Pixels& pixels) {
    constexpr int kUnused = -1;
    constexpr std::size_t kMost = 256;
    std::array<std::int16_t, 4096> numbers{};
    numbers.fill(kUnused);
    Pixels out{pixels.width, pixels.height, 1, false, {}, {}};
    out.bytes.reserve(pixels.bytes.size() / 3);
    const auto step = [](char value) { return (static_cast<unsigned char>(value) * 15U + 127U) / 255U; };
    for (std::size_t i = 0; i + 2 < pixels.bytes.size(); i += 3) {
        const std::array<unsigned, 3> color{step(pixels.bytes[i]), step(pixels.bytes[i + 1]), step(pixels.bytes[i + 2])};
        std::int16_t& number = numbers[color[0] << 8U | color[1] << 4U | color[2]];
        if (number == kUnused) {
            const std::size_t next = out.palette.size() / 3;
            if (next == kMost) {
                return std::nullopt;
            }
            number = static_cast<std::int16_t>(next);
            for (const unsigned part : color) {
                out.palette += static_cast<char>(part * 17U);
            }
        }
        out.bytes += static_cast<char>(number);
    }
    return out;
}

}  // namespace bianmu::extract::pdf
