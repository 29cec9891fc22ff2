#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/message.h"
#include "model/result.h"

namespace bianmu::batch {

/// The hidden command that runs a reader.
inline constexpr const char* kReaderMode = "--bianmu-reader";

/// Members of archives that a reader may send before they are taken.
inline constexpr std::uint64_t kReaderCredit = 2;

/// What a reader is told: that it sees all files of the run, if it does; the password; then files, each with its descriptor, and a credit for each member of an archive.
enum class ReaderRequest : std::uint8_t { sees_all, password, file, credit };

enum class FindingKind : std::uint8_t {
    document,     ///< the file itself is one
    member,       ///< a file in the archive, with its descriptor; or its error
    archive_end,  ///< the archive is through; or what is wrong with it
};

/// What a reader found in the file that it was given.
struct Finding {
    FindingKind kind = FindingKind::document;
    std::vector<std::string> archive_path;
    std::uint64_t bytes = 0;
    std::string key;      ///< of size, beginning and end: documents that differ in it are not the same
    std::string sha256;   ///< empty: no document before had this key
    std::optional<model::Error> error;

    [[nodiscard]] MessageWriter pack() const;
    /// @return nothing if the message is none of a reader's.
    [[nodiscard]] static std::optional<Finding> unpack(MessageReader& message);
};

/// The life of a reader: digests files and walks archives until the socket closes.
/// @return the exit status.
[[nodiscard]] int run_reader(int socket);

}  // namespace bianmu::batch
