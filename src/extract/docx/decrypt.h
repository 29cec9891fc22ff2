#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/result.h"

namespace bianmu::extract::docx {

/// Decrypts a password-protected office document (MS-OFFCRYPTO, agile and standard encryption with AES).
///
/// @param bytes  a compound file.
/// @return the package; or `unsupported_format` (no encrypted package in it), `encrypted` (no password given, or a method that is not
///         known), `wrong_password`, `damaged`.
[[nodiscard]] model::Result<std::vector<std::byte>> decrypt_package(std::span<const std::byte> bytes,
                                                                    const std::optional<std::string>& password);

}  // namespace bianmu::extract::docx
