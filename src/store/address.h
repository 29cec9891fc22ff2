#pragma once

#include <string>
#include <string_view>

namespace bianmu::store {

/// The address of a database without its passwords, for messages and for what is kept: `postgresql://user:secret@host/db` → `postgresql://user@host/db`.
/// What is no address stays as it is.
[[nodiscard]] std::string without_password(std::string_view address);

}  // namespace bianmu::store
