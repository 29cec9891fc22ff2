#include "support/pdf_encryption.h"

#include <openssl/evp.h>

#include <array>
#include <numeric>
#include <utility>

namespace bianmu::test {

namespace {

constexpr std::size_t kKeyBytes = 5;
const std::string kFileId = "bianmu test file";
constexpr int kPermissions = -4;

std::string padding() {
    static constexpr std::array<unsigned char, 32> bytes{0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E,
                                                         0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68,
                                                         0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A};
    return {bytes.begin(), bytes.end()};
}

std::string padded(const std::string& password) {
    return (password + padding()).substr(0, 32);
}

std::string md5(const std::string& data) {
    std::array<unsigned char, 16> digest{};
    EVP_Digest(data.data(), data.size(), digest.data(), nullptr, EVP_md5(), nullptr);
    return {digest.begin(), digest.end()};
}

std::string rc4(const std::string& key, const std::string& data) {
    std::array<unsigned char, 256> state{};
    std::iota(state.begin(), state.end(), static_cast<unsigned char>(0));
    for (std::size_t i = 0, j = 0; i < 256; ++i) {
        j = (j + state[i] + static_cast<unsigned char>(key[i % key.size()])) % 256;
        std::swap(state[i], state[j]);
    }
    std::string out = data;
    std::size_t i = 0;
    std::size_t j = 0;
    for (char& byte : out) {
        i = (i + 1) % 256;
        j = (j + state[i]) % 256;
        std::swap(state[i], state[j]);
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ state[(state[i] + state[j]) % 256U]);
    }
    return out;
}

std::string little_endian(unsigned value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(static_cast<unsigned char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU));
    }
    return out;
}

std::string hex(const std::string& bytes) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char byte : bytes) {
        out += digits[static_cast<unsigned char>(byte) >> 4U];
        out += digits[static_cast<unsigned char>(byte) & 0xFU];
    }
    return out;
}

}  // namespace

PdfEncryption::PdfEncryption(const std::string& user, const std::string& owner)
    : owner_entry_(rc4(md5(padded(owner)).substr(0, kKeyBytes), padded(user))),
      key_(md5(padded(user) + owner_entry_ + little_endian(static_cast<unsigned>(kPermissions), 4) + kFileId).substr(0, kKeyBytes)) {
    user_entry_ = rc4(key_, padding());
}

std::string PdfEncryption::apply(int number, const std::string& data) const {
    const std::string object_key =
        md5(key_ + little_endian(static_cast<unsigned>(number), 3) + little_endian(0, 2)).substr(0, kKeyBytes + 5);
    return rc4(object_key, data);
}

std::string PdfEncryption::dictionary() const {
    return "<< /Filter /Standard /V 1 /R 2 /P " + std::to_string(kPermissions) + " /O <" + hex(owner_entry_) + "> /U <" + hex(user_entry_) +
           "> >>";
}

std::string PdfEncryption::file_id() const {
    return hex(kFileId);
}

}  // namespace bianmu::test
