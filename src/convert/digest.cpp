#include "convert/digest.h"

#include <array>
#include <cstdint>

#include "model/hexadecimal.h"

namespace bianmu::convert {

void Digest::add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Digest::take() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> raw{};
    sha256_digest(&state_, raw.size(), raw.data());
    return model::hexadecimal(raw);
}

std::string digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.take();
}

}  // namespace bianmu::convert
