#pragma once

#include <string>
#include <string_view>

#include "model/result.h"

namespace bianmu::serve {

inline constexpr const char* kProblemType = "application/problem+json";

/// An error as problem details (RFC 9457): `{type, title, status, detail, code}`, where `code` is the contract's.
[[nodiscard]] std::string problem(const model::Error& error);

/// A problem of HTTP itself, whose code is none of a document's.
[[nodiscard]] std::string problem(int status, std::string_view code, std::string_view detail);

}  // namespace bianmu::serve
