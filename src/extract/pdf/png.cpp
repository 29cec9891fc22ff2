#include "extract/pdf/png.h"

#include <libdeflate.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace bianmu::extract::pdf {

namespace {

constexpr int kLevel = 6;  // of libdeflate, 1 to 12: beyond it time grows faster than files shrink

using Byte = unsigned char;

void append_number(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
    }
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_number(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t checked = out.size();
    out += type;
    out += data;
    append_number(out, libdeflate_crc32(0, out.data() + checked, out.size() - checked));
}

Byte paeth(int left, int up, int corner) {
    const int guess = left + up - corner;
    const int a = std::abs(guess - left), b = std::abs(guess - up), c = std::abs(guess - corner);
    return static_cast<Byte>(a <= b && a <= c ? left : b <= c ? up : corner);
}

// The row as differences from its neighbours, in the way whose differences are the smallest; the first byte tells which.
void append_filtered(std::string& out, const Byte* row, const Byte* above, std::size_t size, std::size_t step,
                     std::array<std::string, 4>& tries) {
    constexpr std::array<char, 4> kNames{0, 1, 2, 4};  // as it is, by the left, by the upper, by both and their corner
    std::array<std::uint64_t, 4> costs{};
    for (std::size_t i = 0; i < size; ++i) {
        const Byte left = i < step ? Byte{0} : row[i - step];
        const Byte up = above == nullptr ? Byte{0} : above[i];
        const Byte corner = i < step || above == nullptr ? Byte{0} : above[i - step];
        const std::array<Byte, 4> guesses{0, left, up, paeth(left, up, corner)};
        for (std::size_t k = 0; k < 4; ++k) {
            const auto difference = static_cast<Byte>(row[i] - guesses[k]);
            tries[k][i] = static_cast<char>(difference);
            costs[k] += difference < 128 ? difference : 256U - difference;
        }
    }
    std::size_t best = 0;
    for (std::size_t k = 1; k < 4; ++k) {
        best = costs[k] < costs[best] ? k : best;
    }
    out += kNames[best];
    out += tries[best];
}

}  // namespace

std::string write_png(const Pixels& pixels) {
    constexpr std::array<char, 5> kColorTypes{0, 0, 4, 2, 6};
    const std::size_t size = pixels.row();
    const auto* rows = reinterpret_cast<const Byte*>(pixels.bytes.data());
    std::array<std::string, 4> tries;
    tries.fill(std::string(size, '\0'));
    std::string filtered;
    filtered.reserve((size + 1) * static_cast<std::size_t>(pixels.height));
    for (int y = 0; y < pixels.height; ++y) {
        const Byte* row = rows + size * static_cast<std::size_t>(y);
        if (pixels.bits || !pixels.palette.empty()) {
            filtered += '\0';  // differences of packed bits and of numbers of colours gain nothing
            filtered.append(reinterpret_cast<const char*>(row), size);
        } else {
            append_filtered(filtered, row, y > 0 ? row - size : nullptr, size, static_cast<std::size_t>(pixels.channels), tries);
        }
    }
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> packer(libdeflate_alloc_compressor(kLevel),
                                                                                          libdeflate_free_compressor);
    if (!packer) {
        return {};
    }
    std::string packed(libdeflate_zlib_compress_bound(packer.get(), filtered.size()), '\0');
    packed.resize(libdeflate_zlib_compress(packer.get(), filtered.data(), filtered.size(), packed.data(), packed.size()));

    std::string header;
    append_number(header, static_cast<std::uint32_t>(pixels.width));
    append_number(header, static_cast<std::uint32_t>(pixels.height));
    header += static_cast<char>(pixels.bits ? 1 : 8);
    header += pixels.bits ? '\0' : !pixels.palette.empty() ? '\3' : kColorTypes[static_cast<std::size_t>(pixels.channels)];
    header.append(3, '\0');
    std::string out = "\x89PNG\r\n\x1A\n";
    append_chunk(out, "IHDR", header);
    if (!pixels.palette.empty()) {
        append_chunk(out, "PLTE", pixels.palette);
    }
    append_chunk(out, "IDAT", packed);
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace bianmu::extract::pdf
