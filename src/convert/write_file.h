#pragma once

#include <string>
#include <string_view>

#include "model/result.h"

namespace bianmu::convert {

/// A file that is written piece by piece and appears whole or not at all: beside its final name, synced, then renamed. Devices and pipes are
/// written straight. What is not finished is gone with it, and where the file system can also if the process is killed.
class OutputFile {
public:
    /// @param option  that named the place, for the message.
    /// @return `environment` with what to do: no permission, no such folder.
    [[nodiscard]] static model::Result<OutputFile> open(const std::string& path, std::string_view option = "-o");
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// `environment` with what to do: disk full, file too large.
    [[nodiscard]] model::Result<void> append(std::string_view text);
    /// Gives it its name; the last call. `environment` as `append`.
    [[nodiscard]] model::Result<void> finish();

private:
    OutputFile() = default;

    std::string option_;
    std::string target_, temporary_;   ///< empty = written straight
    bool is_named_ = true;             ///< the temporary file has its name already
    int descriptor_ = -1;
};

/// Writes an OutputFile in one piece.
/// @param option  that named the place, for the message.
/// @return `environment` with what to do: disk full, no permission, no such folder.
[[nodiscard]] model::Result<void> write_file(const std::string& path, std::string_view text, std::string_view option = "-o");

/// Writes all of `bytes` at the place where the descriptor stands; false with errno.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

/// Writes to an open descriptor, such as standard output. `environment` if it is closed, full, or nobody reads it.
[[nodiscard]] model::Result<void> write_descriptor(int descriptor, std::string_view text);

/// Makes the folder and those above it, where missing. `environment` if that cannot be.
[[nodiscard]] model::Result<void> make_folder(const std::string& path, std::string_view option = "-o");

}  // namespace bianmu::convert
