#include "batch/digest.h"

#include <array>
#include <cstdint>

namespace bianmu::batch {

void Digest::add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Digest::take() {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> raw{};
    sha256_digest(&state_, raw.size(), raw.data());
    std::string out;
    for (const std::uint8_t byte : raw) {
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 0xFU];
    }
    return out;
}

std::string digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.take();
}

}  // namespace bianmu::batch
