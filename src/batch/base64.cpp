#include "batch/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace bianmu::batch {
namespace {

struct Free {
    void operator()(EVP_ENCODE_CTX* state) const { EVP_ENCODE_CTX_free(state); }
};

constexpr std::size_t kBlock = std::size_t{1} << 20U;   ///< characters at a time: OpenSSL counts in int

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    const auto is_digit = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/'; };
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    // OpenSSL takes a dash for the end; here it is none of the alphabet.
    if (!std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || is_space(c) || c == '='; })) {
        return {};
    }
    const std::unique_ptr<EVP_ENCODE_CTX, Free> state(EVP_ENCODE_CTX_new());
    EVP_DecodeInit(state.get());
    std::string out(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    int count = 0;
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        const std::string_view block = text.substr(at, kBlock);
        if (EVP_DecodeUpdate(state.get(), reinterpret_cast<unsigned char*>(out.data() + size), &count, reinterpret_cast<const unsigned char*>(block.data()),
                             static_cast<int>(block.size())) < 0) {
            return {};
        }
        size += static_cast<std::size_t>(count);
    }
    if (EVP_DecodeFinal(state.get(), reinterpret_cast<unsigned char*>(out.data() + size), &count) < 0) {
        return {};
    }
    out.resize(size + static_cast<std::size_t>(count));
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    return out.size() == digits * 3 / 4 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace bianmu::batch
