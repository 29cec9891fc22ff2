#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <algorithm>
#include <string>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

using model::Code;

std::string bytes_of(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values) {
        out += static_cast<char>(value);
    }
    return out;
}

std::string number(std::uint32_t value, int size = 4) {
    std::string out;
    for (int i = 0; i < size; ++i) {
        out += static_cast<char>(i < 4 ? value >> (8 * i) & 0xFFU : 0U);
    }
    return out;
}

std::string sha512(const std::string& data) {
    std::string out(64, '\0');
    EVP_Digest(data.data(), data.size(), reinterpret_cast<unsigned char*>(out.data()), nullptr, EVP_sha512(), nullptr);
    return out;
}

std::string aes_256_cbc(const std::string& key, const std::string& iv, std::string data) {
    data.resize((data.size() + 15) / 16 * 16);
    std::string out(data.size(), '\0');
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    int size = 0;
    EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), nullptr, reinterpret_cast<const unsigned char*>(key.data()),
                       reinterpret_cast<const unsigned char*>(iv.data()));
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_EncryptUpdate(context, reinterpret_cast<unsigned char*>(out.data()), &size, reinterpret_cast<const unsigned char*>(data.data()),
                      static_cast<int>(data.size()));
    EVP_CIPHER_CTX_free(context);
    return out;
}

std::string base64(const std::string& data) {
    std::string out((data.size() + 2) / 3 * 4 + 1, '\0');
    out.resize(static_cast<std::size_t>(EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(data.data()), static_cast<int>(data.size()))));
    return out;
}

std::string utf16(const std::string& ascii) {
    std::string out;
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

/// A compound file with two streams, each of whole sectors. The allocation table is one sector, so the streams must be small.
std::string compound_file(const std::string& info, const std::string& package) {
    constexpr std::uint32_t kEnd = 0xFFFFFFFE;
    constexpr std::uint32_t kTable = 0xFFFFFFFD;
    const auto sectors = [](const std::string& stream) { return static_cast<std::uint32_t>((stream.size() + 511) / 512); };
    const std::uint32_t first_info = 2;
    const std::uint32_t first_package = first_info + sectors(info);
    const std::uint32_t all = first_package + sectors(package);
    EXPECT_LE(all, 128U);
    std::string table = number(kTable) + number(kEnd);
    for (std::uint32_t i = first_info; i < all; ++i) {
        table += number(i + 1 == first_package || i + 1 == all ? kEnd : i + 1);
    }
    table.resize(512, '\xFF');
    const auto entry = [](const std::string& name, int type, std::uint32_t start, std::uint32_t size) {
        std::string out = utf16(name);
        const auto length = static_cast<std::uint32_t>(out.size() + 2);
        out.resize(64);
        out += number(length, 2) + static_cast<char>(type) + std::string(49, '\0') + number(start) + number(size) + number(0);
        return out;
    };
    std::string directory = entry("Root Entry", 5, kEnd, 0) +
                            entry("EncryptionInfo", 2, first_info, static_cast<std::uint32_t>(info.size())) +
                            entry("EncryptedPackage", 2, first_package, static_cast<std::uint32_t>(package.size()));
    directory.resize(512);
    std::string header = bytes_of({0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}) + std::string(16, '\0') + number(0x3E, 2) +
                         number(3, 2) + number(0xFFFE, 2) + number(9, 2) + number(6, 2) + std::string(10, '\0') + number(1) + number(1) +
                         number(0) + number(4096) + number(kEnd) + number(0) + number(kEnd) + number(0) + number(0);
    header.resize(512, '\xFF');
    const auto padded = [](std::string stream) {
        stream.resize((stream.size() + 511) / 512 * 512);
        return stream;
    };
    return header + table + directory + padded(info) + padded(package);
}

/// `package` behind agile encryption with AES-256 and SHA-512.
Bytes encrypt(const Bytes& package, const std::string& password, int spins = 100) {
    const std::string salt = "0123456789abcdef";
    const std::string data_salt = "fedcba9876543210";
    const std::string secret = "a secret key of thirty-two bytes";
    std::string hash = sha512(salt + utf16(password));
    for (int i = 0; i < spins; ++i) {
        hash = sha512(number(static_cast<std::uint32_t>(i)) + hash);
    }
    const auto seal = [&](const std::string& block, const std::string& data) {
        return base64(aes_256_cbc(sha512(hash + block).substr(0, 32), salt, data));
    };
    const std::string verifier = "sixteen bytes ok";
    const std::string method =
        "cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" blockSize=\"16\" keyBits=\"256\" "
        "hashSize=\"64\" saltSize=\"16\"";
    std::string info = number(0x00040004) + number(0x40) +
                       "<?xml version=\"1.0\"?><encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\" "
                       "xmlns:p=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\"><keyData " +
                       method + " saltValue=\"" + base64(data_salt) + "\"/><keyEncryptors><keyEncryptor><p:encryptedKey " + method +
                       " spinCount=\"" + std::to_string(spins) + "\" saltValue=\"" + base64(salt) + "\" encryptedVerifierHashInput=\"" +
                       seal(bytes_of({0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79}), verifier) + "\" encryptedVerifierHashValue=\"" +
                       seal(bytes_of({0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E}), sha512(verifier)) + "\" encryptedKeyValue=\"" +
                       seal(bytes_of({0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6}), secret) +
                       "\"/></keyEncryptor></keyEncryptors></encryption>";
    info.resize(std::max<std::size_t>(info.size(), 4096), ' ');  // shorter streams would stand in the mini stream
    std::string plain(package.size(), '\0');
    std::transform(package.begin(), package.end(), plain.begin(), [](std::byte b) { return static_cast<char>(b); });
    std::string sealed = number(static_cast<std::uint32_t>(plain.size()), 8);
    for (std::size_t at = 0, i = 0; at < plain.size(); at += 4096, ++i) {
        sealed += aes_256_cbc(secret, sha512(data_salt + number(static_cast<std::uint32_t>(i))).substr(0, 16), plain.substr(at, 4096));
    }
    sealed.resize(std::max<std::size_t>(sealed.size(), 4096));
    const std::string file = compound_file(info, sealed);
    Bytes out(file.size());
    std::transform(file.begin(), file.end(), out.begin(), [](char c) { return static_cast<std::byte>(c); });
    return out;
}

model::Result<model::Flow> read_with(const Bytes& bytes, const std::optional<std::string>& password) {
    model::Diagnostics sink;
    extract::docx::Options options;
    options.password = password;
    return extract::docx::read(bytes, options, {}, sink);
}

Bytes some_document() {
    DocxBuilder builder;
    std::string noise;  // hard to deflate, so that the package has several segments
    std::uint32_t state = 7;
    for (int i = 0; i < 9000; ++i) {
        state = state * 1664525U + 1013904223U;
        noise += static_cast<char>('a' + (state >> 24U) % 26);
    }
    return builder.body(paragraph("内部水情")).part("word/noise.txt", noise).build();
}

TEST(Encryption, OpensWithItsPassword) {
    const Bytes bytes = encrypt(some_document(), "shui-2026");
    const auto flow = read_with(bytes, "shui-2026");
    ASSERT_TRUE(flow) << flow.error().message;
    EXPECT_EQ(texts(*flow), std::vector<std::string>{"内部水情"});
}

TEST(Encryption, SaysWhatIsMissing) {
    const Bytes bytes = encrypt(some_document(), "shui-2026");
    EXPECT_EQ(read_with(bytes, std::nullopt).error().code, Code::encrypted);
    EXPECT_EQ(read_with(bytes, "huo-2026").error().code, Code::wrong_password);
    EXPECT_EQ(read_with(bytes, "").error().code, Code::wrong_password);
}

TEST(Encryption, TheOfficePasswordOpensForEveryone) {
    const Bytes bytes = encrypt(some_document(), "VelvetSweatshop");
    EXPECT_TRUE(read_with(bytes, std::nullopt));
    EXPECT_TRUE(read_with(bytes, "anything"));
}

TEST(Encryption, AbsurdSpinCountsAreRefused) {
    const std::string before = "hashSize=\"64\" saltSize=\"16\" spinCount=\"1000\"";
    const std::string after = "hashSize=\"64\"               spinCount=\"9999999\"";
    const Bytes bytes =
        replace_bytes(encrypt(some_document(), "x", 1000), before, after.substr(0, 13) + after.substr(13 + after.size() - before.size()));
    EXPECT_EQ(read_with(bytes, "x").error().code, Code::encrypted);
}

TEST(Encryption, DamageIsNoCrash) {
    const Bytes clean = encrypt(some_document(), "x", 10);
    std::uint32_t state = 99;
    int failed = 0;
    for (int round = 0; round < 300; ++round) {
        Bytes bytes = clean;
        for (int i = 0; i < 4; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes[(state >> 4U) % std::min<std::size_t>(bytes.size(), 6000)] = static_cast<std::byte>(state >> 24U);
        }
        failed += read_with(bytes, "x") ? 0 : 1;
    }
    for (std::size_t size = 0; size < clean.size(); size += 257) {
        EXPECT_FALSE(read_with(Bytes(clean.begin(), clean.begin() + static_cast<std::ptrdiff_t>(size)), "x"));
    }
    EXPECT_GT(failed, 0);
}

}  // namespace
}  // namespace bianmu::test
