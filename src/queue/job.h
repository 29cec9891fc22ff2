#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bianmu::queue {

/// One file that is to be converted, as it stands in a message: a line of JSON {source, mirrored, bytes, modified, inside}, and behind it the file itself if it
/// travels inside.
struct Job {
    std::string source;         ///< absolute path, or URL
    std::string mirrored;       ///< by which its output is named
    std::uint64_t bytes = 0;
    std::int64_t modified = 0;  ///< nanoseconds since 1970
    std::optional<std::string> content;

    [[nodiscard]] std::string pack() const;
    /// @return nothing if the message is no job.
    [[nodiscard]] static std::optional<Job> unpack(std::string_view message);
    /// The same for the same file until it changes, so that it is not taken twice.
    [[nodiscard]] std::string id() const;
};

/// A file that was given up, or one in it.
struct Parked {
    std::string source, inner, code, message, worker;
    std::uint64_t deliveries = 0;

    /// As one line of JSON.
    [[nodiscard]] std::string pack() const;
};

}  // namespace bianmu::queue
