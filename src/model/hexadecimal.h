#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bianmu::model {

inline constexpr std::string_view kSmallDigits = "0123456789abcdef";
inline constexpr std::string_view kCapitalDigits = "0123456789ABCDEF";

/// The last so many hexadecimal digits of a number, zeros in front.
[[nodiscard]] inline std::string hexadecimal(std::uint32_t value, unsigned digits, std::string_view alphabet = kSmallDigits) {
    std::string out;
    for (unsigned shift = 4 * digits; shift > 0; shift -= 4) {
        out += alphabet[value >> (shift - 4) & 15U];
    }
    return out;
}

/// Bytes as hexadecimal digits, two for each.
[[nodiscard]] inline std::string hexadecimal(std::span<const std::uint8_t> bytes) {
    std::string out;
    for (const std::uint8_t byte : bytes) {
        out += hexadecimal(byte, 2);
    }
    return out;
}

}  // namespace bianmu::model
