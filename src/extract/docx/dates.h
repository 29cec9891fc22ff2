#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// A W3C date such as `2026-11-23T08:00:00Z`, `2026-11` or `2026`, as written; empty if it is none.
[[nodiscard]] std::string read_date(std::string_view text);

}  // namespace bianmu::extract::docx
