#include "support/png_pixels.h"

#include <libdeflate.h>

#include <cstdint>
#include <cstdlib>
#include <map>

namespace bianmu::test {

namespace {

std::uint32_t number_at(const std::string& file, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        number = number << 8U | static_cast<unsigned char>(file[i]);
    }
    return number;
}

int predicted(int filter, int left, int up, int corner) {
    const int guess = left + up - corner;
    const int a = std::abs(guess - left), b = std::abs(guess - up), c = std::abs(guess - corner);
    switch (filter) {
        case 1: return left;
        case 2: return up;
        case 3: return (left + up) / 2;
        case 4: return a <= b && a <= c ? left : b <= c ? up : corner;
        default: return 0;
    }
}

}  // namespace

std::string png_pixels(const std::string& file) {
    if (!file.starts_with("\x89PNG\r\n\x1A\n")) {
        return "no PNG";
    }
    std::map<std::string, std::string> chunks;
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const std::size_t size = number_at(file, at);
        const std::string type = file.substr(at + 4, 4);
        if (at + 12 + size > file.size() || libdeflate_crc32(0, file.data() + at + 4, size + 4) != number_at(file, at + 8 + size)) {
            return "a broken chunk " + type;
        }
        chunks[type] += file.substr(at + 8, size);
        at += 12 + size;
    }
    const std::string& header = chunks["IHDR"];
    const std::size_t width = number_at(header, 0), height = number_at(header, 4);
    const int bits = header[8], color = header[9];
    const std::size_t step = color == 6 ? 4 : color == 2 ? 3 : color == 4 ? 2 : 1;
    const std::size_t size = bits == 1 ? (width + 7) / 8 : width * step;
    std::string raw((size + 1) * height, '\0');
    libdeflate_decompressor* const inflater = libdeflate_alloc_decompressor();
    const auto result = libdeflate_zlib_decompress(inflater, chunks["IDAT"].data(), chunks["IDAT"].size(), raw.data(), raw.size(), nullptr);
    libdeflate_free_decompressor(inflater);
    if (result != LIBDEFLATE_SUCCESS) {
        return "broken data";
    }
    std::string out(size * height, '\0');
    const auto value = [&](std::size_t y, std::size_t x) { return static_cast<int>(static_cast<unsigned char>(out[y * size + x])); };
    for (std::size_t y = 0; y < height; ++y) {
        const int filter = raw[y * (size + 1)];
        for (std::size_t x = 0; x < size; ++x) {
            const int left = x < step ? 0 : value(y, x - step), up = y == 0 ? 0 : value(y - 1, x);
            const int corner = x < step || y == 0 ? 0 : value(y - 1, x - step);
            out[y * size + x] = static_cast<char>(raw[y * (size + 1) + 1 + x] + predicted(filter, left, up, corner));
        }
    }
    return (bits == 1 ? "1:" : color == 6 ? "RGBA:" : color == 2 ? "RGB:" : color == 4 ? "A:" : "L:") + out;
}

}  // namespace bianmu::test
