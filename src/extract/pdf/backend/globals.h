#pragma once

#include <cstdint>

namespace bianmu::extract::pdf::backend {

/// Sets up Poppler's process-wide state once: parameters, a silent error callback, colour profiles, and the GB18030 converter,
/// so that nothing is loaded lazily later. Safe from several threads.
void set_up_poppler();

/// Syntax errors that Poppler reported on this thread so far; they are not printed.
[[nodiscard]] std::uint64_t syntax_errors();

}  // namespace bianmu::extract::pdf::backend
