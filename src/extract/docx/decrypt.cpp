#include "extract/docx/decrypt.h"

#include <nettle/aes.h>
#include <nettle/base64.h>
#include <nettle/cbc.h>
#include <nettle/nettle-meta.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "extract/docx/compound_file.h"
#include "extract/docx/xml.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;
using Bytes = std::vector<unsigned char>;

constexpr std::string_view kOfficePassword = "VelvetSweatshop";  // Office tries it unasked: such documents open for everyone
constexpr int kMostSpins = 2'000'000;                            // Office writes 100,000; each costs a hash

Bytes little_endian(std::uint32_t value) {
    Bytes out;
    for (unsigned i = 0; i < 4; ++i) {
        out.push_back(static_cast<unsigned char>(value >> (8 * i) & 0xFFU));
    }
    return out;
}

std::uint32_t number_at(const Bytes& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) {
        value = value << 8U | (at + i < bytes.size() ? bytes[at + i] : 0U);
    }
    return value;
}

Bytes slice(const Bytes& bytes, std::size_t start, std::size_t size) {
    start = std::min(start, bytes.size());
    size = std::min(size, bytes.size() - start);
    return {bytes.begin() + static_cast<std::ptrdiff_t>(start), bytes.begin() + static_cast<std::ptrdiff_t>(start + size)};
}

Bytes joined(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// Cut, or filled up with 0x36, to a length.
Bytes fitted(Bytes bytes, std::size_t size) {
    bytes.resize(size, 0x36);
    return bytes;
}

Bytes to_utf16(std::string_view text) {
    Bytes out;
    const auto unit = [&](std::uint32_t value) {
        out.push_back(static_cast<unsigned char>(value & 0xFFU));
        out.push_back(static_cast<unsigned char>(value >> 8U));
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<std::uint32_t>(model::next_code_point(text, at));
        if (c >= 0x10000) {
            unit(0xD800 + ((c - 0x10000) >> 10U));
            unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else {
            unit(c);
        }
    }
    return out;
}

/// One digest algorithm, with its context kept for the many rounds of a password.
class Digest {
public:
    explicit Digest(const nettle_hash& kind) : kind_(kind), context_(kind.context_size) { kind_.init(context_.data()); }

    [[nodiscard]] Bytes operator()(const Bytes& first, const Bytes& second) {
        Bytes out(kind_.digest_size);
        kind_.update(context_.data(), first.size(), first.data());
        kind_.update(context_.data(), second.size(), second.data());
        kind_.digest(context_.data(), out.size(), out.data());  // and begins anew
        return out;
    }

    /// The hash of a salted password, spun.
    [[nodiscard]] Bytes spin(const Bytes& salt, std::string_view password, int count) {
        Bytes hash = (*this)(salt, to_utf16(password));
        for (int i = 0; i < count; ++i) {
            hash = (*this)(little_endian(static_cast<std::uint32_t>(i)), hash);
        }
        return hash;
    }

private:
    const nettle_hash& kind_;
    std::vector<unsigned char> context_;
};

const nettle_hash* digest_of(std::string_view name) {
    return name == "SHA512" || name == "SHA-512"   ? &nettle_sha512
           : name == "SHA384" || name == "SHA-384" ? &nettle_sha384
           : name == "SHA256" || name == "SHA-256" ? &nettle_sha256
           : name == "SHA1" || name == "SHA-1"     ? &nettle_sha1
                                                   : nullptr;
}

/// AES without padding; ECB where `iv` is empty, else CBC. Empty if the key's length is none of AES or the data is no whole blocks.
Bytes aes(const Bytes& key, const Bytes& iv, const Bytes& data) {
    const nettle_cipher* cipher = key.size() == AES128_KEY_SIZE   ? &nettle_aes128
                                  : key.size() == AES192_KEY_SIZE ? &nettle_aes192
                                  : key.size() == AES256_KEY_SIZE ? &nettle_aes256
                                                                  : nullptr;
    if (cipher == nullptr || data.size() % AES_BLOCK_SIZE != 0 || (!iv.empty() && iv.size() != AES_BLOCK_SIZE)) {
        return {};
    }
    std::vector<unsigned char> context(cipher->context_size);
    cipher->set_decrypt_key(context.data(), key.data());
    Bytes out(data.size());
    if (iv.empty()) {
        cipher->decrypt(context.data(), data.size(), out.data(), data.data());
    } else {
        Bytes chained = iv;
        cbc_decrypt(context.data(), cipher->decrypt, AES_BLOCK_SIZE, chained.data(), data.size(), out.data(), data.data());
    }
    return out;
}

Bytes from_base64(std::string_view text) {
    Bytes out(BASE64_DECODE_LENGTH(text.size()));
    std::size_t size = out.size();
    base64_decode_ctx context;
    base64_decode_init(&context);
    const bool whole = base64_decode_update(&context, &size, out.data(), text.size(), text.data()) == 1 && base64_decode_final(&context) == 1;
    out.resize(whole ? size : 0);
    return out;
}

/// `keyData` or `encryptedKey` of an agile EncryptionInfo.
struct AgileKey {
    Bytes salt, verifier_input, verifier_value, key_value;
    std::string hash, cipher;
    int key_bits = 0, block_size = 0, spins = 0;
};

class AgileHandler : public Handler {
public:
    AgileKey data, password;
    bool has_password = false;

    void start(const Element& element) override {
        if (element.name != Name::keyData && element.name != Name::encryptedKey) {
            return;
        }
        AgileKey& key = element.name == Name::keyData ? data : password;
        has_password = has_password || element.name == Name::encryptedKey;
        key.salt = from_base64(element.get(Name::saltValue));
        key.verifier_input = from_base64(element.get(Name::encryptedVerifierHashInput));
        key.verifier_value = from_base64(element.get(Name::encryptedVerifierHashValue));
        key.key_value = from_base64(element.get(Name::encryptedKeyValue));
        key.hash = element.text(Name::hashAlgorithm);
        key.cipher = element.text(Name::cipherAlgorithm);
        key.key_bits = element.number(Name::keyBits).value_or(0);
        key.block_size = element.number(Name::blockSize).value_or(0);
        key.spins = element.number(Name::spinCount).value_or(0);
    }
    void end(Ns /*ns*/, Name /*name*/) override {}
    void text(std::string_view /*piece*/) override {}
};

bool usable(const AgileKey& key) {
    return digest_of(key.hash) != nullptr && key.cipher == "AES" && key.block_size == 16 &&
           (key.key_bits == 128 || key.key_bits == 192 || key.key_bits == 256) && key.spins >= 0 && key.spins <= kMostSpins;
}

model::Result<Bytes> unknown_method() {
    return fail(Code::encrypted, "the document is encrypted with a method that is not known; save it without a password first");
}
model::Result<Bytes> wrong_password() {
    return fail(Code::wrong_password, "the password does not open the document");
}

model::Result<Bytes> decrypt_agile(const Bytes& info, const Bytes& package, std::string_view password) {
    constexpr std::size_t kSegment = 4096;
    constexpr std::size_t kSizeField = 8;
    const Bytes kInputBlock{0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79};
    const Bytes kValueBlock{0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E};
    const Bytes kKeyBlock{0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6};
    AgileHandler found;
    Parser parser(found, 16);
    parser.feed(reinterpret_cast<const char*>(info.data()) + kSizeField, info.size() - kSizeField);
    if (parser.finish() != Outcome::complete) {
        return fail(Code::damaged, "the description of the encryption is damaged");
    }
    const AgileKey& key = found.password;
    if (!found.has_password || !usable(key) || !usable(found.data)) {
        return unknown_method();
    }
    Digest hash(*digest_of(key.hash));
    const Bytes spun = hash.spin(key.salt, password, key.spins);
    const Bytes iv = fitted(key.salt, 16);
    const auto open = [&](const Bytes& block, const Bytes& data) {
        return aes(fitted(hash(spun, block), static_cast<std::size_t>(key.key_bits) / 8), iv, data);
    };
    const Bytes input = slice(open(kInputBlock, key.verifier_input), 0, key.salt.size());
    const Bytes expected = hash(input, {});
    if (input.empty() || slice(open(kValueBlock, key.verifier_value), 0, expected.size()) != expected) {
        return wrong_password();
    }
    const Bytes secret = slice(open(kKeyBlock, key.key_value), 0, static_cast<std::size_t>(found.data.key_bits) / 8);
    Digest segment_hash(*digest_of(found.data.hash));
    Bytes out;
    out.reserve(package.size());
    for (std::size_t at = kSizeField, i = 0; at < package.size(); at += kSegment, ++i) {
        const Bytes segment_iv = fitted(segment_hash(found.data.salt, little_endian(static_cast<std::uint32_t>(i))), 16);
        Bytes segment = slice(package, at, kSegment);
        segment.resize(segment.size() / 16 * 16);
        out = joined(std::move(out), aes(secret, segment_iv, segment));
    }
    return out;
}

model::Result<Bytes> decrypt_standard(const Bytes& info, const Bytes& package, std::string_view password) {
    constexpr std::size_t kHeaderStart = 12;
    constexpr std::size_t kHashSize = 20;
    constexpr int kSpins = 50000;
    const std::size_t verifier = kHeaderStart + number_at(info, 8);
    const std::uint32_t key_size = number_at(info, kHeaderStart + 16) / 8;
    if (number_at(info, verifier) != 16 || info.size() < verifier + 72 || (key_size != 16 && key_size != 24 && key_size != 32)) {
        return unknown_method();
    }
    Digest hash(nettle_sha1);
    const Bytes last = hash(hash.spin(slice(info, verifier + 4, 16), password, kSpins), little_endian(0));
    const auto half = [&](unsigned char filler) {
        Bytes block(64, filler);
        for (std::size_t i = 0; i < last.size(); ++i) {
            block[i] = static_cast<unsigned char>(block[i] ^ last[i]);
        }
        return hash(block, {});
    };
    const Bytes key = slice(joined(half(0x36), half(0x5C)), 0, key_size);
    const Bytes expected = hash(aes(key, {}, slice(info, verifier + 20, 16)), {});
    if (slice(aes(key, {}, slice(info, verifier + 40, 32)), 0, kHashSize) != expected) {
        return wrong_password();
    }
    Bytes data = slice(package, 8, package.size());
    data.resize(data.size() / 16 * 16);
    return aes(key, {}, data);
}

Bytes to_unsigned(const std::vector<std::byte>& bytes) {
    Bytes out(bytes.size());
    std::transform(bytes.begin(), bytes.end(), out.begin(), [](std::byte b) { return std::to_integer<unsigned char>(b); });
    return out;
}

}  // namespace

model::Result<std::vector<std::byte>> decrypt_package(std::span<const std::byte> bytes, const std::optional<std::string>& password) {
    const auto file = CompoundFile::open(bytes);
    const auto package_stream = file ? file->stream("EncryptedPackage") : std::nullopt;
    const auto info_stream = file ? file->stream("EncryptionInfo") : std::nullopt;
    if (!package_stream || !info_stream) {
        return fail(Code::unsupported_format, "this is a document of Word 97-2003 or another compound file; save it as DOCX first");
    }
    const Bytes info = to_unsigned(*info_stream);
    const Bytes package = to_unsigned(*package_stream);
    const std::uint32_t version = number_at(info, 0);
    const bool agile = version == 0x00040004;
    const bool standard = version == 0x00020002 || version == 0x00020003 || version == 0x00020004;
    if (info.size() < 16 || package.size() < 8 || (!agile && !standard)) {
        return tl::unexpected(unknown_method().error());
    }
    const auto open = [&](std::string_view with) {
        return agile ? decrypt_agile(info, package, with) : decrypt_standard(info, package, with);
    };
    auto opened = open(password ? std::string_view(*password) : kOfficePassword);
    if (!opened && opened.error().code == Code::wrong_password) {
        opened = password ? open(kOfficePassword) : fail(Code::encrypted, "the document is encrypted; give its password");
    }
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    const std::uint64_t size = number_at(package, 0) | std::uint64_t{number_at(package, 4)} << 32U;
    opened->resize(static_cast<std::size_t>(std::min<std::uint64_t>(size, opened->size())));
    std::vector<std::byte> out(opened->size());
    std::transform(opened->begin(), opened->end(), out.begin(), [](unsigned char c) { return static_cast<std::byte>(c); });
    return out;
}

}  // namespace bianmu::extract::docx
