#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bianmu::batch {

/// SHA-256 of bytes that come piece by piece.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;
    void add(std::string_view bytes);
    /// In hexadecimal; the digest begins anew.
    [[nodiscard]] std::string take();

private:
    void* state_;
};

[[nodiscard]] std::string digest_of(std::string_view bytes);

}  // namespace bianmu::batch
