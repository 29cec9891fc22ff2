#pragma once

#include <array>
#include <string_view>

namespace bianmu::model {

/// Why a document could not be converted. The names are promised to callers and never change meaning.
enum class Code {
    not_found,
    unreadable,
    empty,
    unsupported_format,
    encrypted,
    wrong_password,
    damaged,
    too_large,
    timed_out,
    out_of_memory,
    crashed,
    schema_violation,
    usage,
    environment,
};

/// One row of the table that every front end reads: how a code is named and answered.
struct CodeInfo {
    Code code;
    std::string_view name;
    int exit_status;
    int http_status;
};

/// All codes in the order of the enumeration; a test walks it.
inline constexpr std::array<CodeInfo, 14> kCodes{{
    {Code::not_found, "not_found", 1, 404},
    {Code::unreadable, "unreadable", 1, 400},
    {Code::empty, "empty", 1, 422},
    {Code::unsupported_format, "unsupported_format", 1, 415},
    {Code::encrypted, "encrypted", 1, 422},
    {Code::wrong_password, "wrong_password", 1, 422},
    {Code::damaged, "damaged", 1, 422},
    {Code::too_large, "too_large", 1, 413},
    {Code::timed_out, "timed_out", 1, 504},
    {Code::out_of_memory, "out_of_memory", 1, 507},
    {Code::crashed, "crashed", 1, 500},
    {Code::schema_violation, "schema_violation", 1, 500},
    {Code::usage, "usage", 2, 400},
    {Code::environment, "environment", 3, 500},
}};

/// The row of `code`.
[[nodiscard]] constexpr const CodeInfo& info(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

/// The row of the code of that name; null if there is none.
[[nodiscard]] constexpr const CodeInfo* find_code(std::string_view name) {
    for (const CodeInfo& row : kCodes) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

}  // namespace bianmu::model
