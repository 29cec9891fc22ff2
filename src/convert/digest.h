#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace bianmu::convert {

/// SHA-256 of bytes that come piece by piece.
class Digest {
public:
    Digest() { sha256_init(&state_); }
    void add(std::string_view bytes);
    /// In hexadecimal; the digest begins anew.
    [[nodiscard]] std::string take();

private:
    sha256_ctx state_;
};

/// SHA-256 in hexadecimal.
[[nodiscard]] std::string digest_of(std::string_view bytes);

}  // namespace bianmu::convert
