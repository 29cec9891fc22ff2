#include "batch/base64.h"

#include <nettle/base64.h>

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace bianmu::batch {

std::optional<std::string> decode_base64(std::string_view text) {
    const auto is_digit = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/'; };
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    if (!std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || is_space(c) || c == '='; })) {
        return {};
    }
    base64_decode_ctx state;
    base64_decode_init(&state);
    std::string out(BASE64_DECODE_LENGTH(text.size()), '\0');
    std::size_t size = out.size();
    if (base64_decode_update(&state, &size, reinterpret_cast<std::uint8_t*>(out.data()), text.size(), text.data()) == 0 || base64_decode_final(&state) == 0) {
        return {};
    }
    out.resize(size);
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    return out.size() == digits * 3 / 4 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace bianmu::batch
