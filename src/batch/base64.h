#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bianmu::batch {

/// The bytes that are written in Base64 (RFC 4648), white space between them allowed; nothing if it is none.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace bianmu::batch
