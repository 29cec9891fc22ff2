#pragma once

#include <cstdint>

namespace bianmu::batch {

/// Limits of a child process for its whole life; set between fork and exec.
struct ProcessLimits {
    std::uint64_t memory_bytes = std::uint64_t{2} << 30U;  ///< of address space
    std::uint64_t file_bytes = std::uint64_t{4} << 30U;    ///< of a file in memory that it writes
};

/// Memory and file size limits, no core file, death with the parent. Safe between fork and exec.
void limit_process(const ProcessLimits& limits);

/// Closes the sandbox of this process for good: from now on it opens files for reading only, makes no file but in memory, no
/// connection, no process, and signals nobody but itself. What it asks beyond that fails with EPERM.
/// @return false if the kernel refuses it.
[[nodiscard]] bool close_sandbox();

/// Ends this process with SIGXCPU once it has used so many more seconds of processor time.
void limit_processor_time(std::uint64_t seconds);

}  // namespace bianmu::batch
