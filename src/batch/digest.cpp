#include "batch/digest.h"

#include <openssl/evp.h>

#include <array>

namespace bianmu::batch {

Digest::Digest() : state_(EVP_MD_CTX_new()) {
    EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(state_), EVP_sha256(), nullptr);
}

Digest::~Digest() {
    EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(state_));
}

void Digest::add(std::string_view bytes) {
    EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(state_), bytes.data(), bytes.size());
}

std::string Digest::take() {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(state_), raw.data(), &size);
    EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(state_), EVP_sha256(), nullptr);
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        out += kDigits[raw[i] >> 4U];
        out += kDigits[raw[i] & 0xFU];
    }
    return out;
}

std::string digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.take();
}

}  // namespace bianmu::batch
