#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch/filter.h"
#include "convert/read_file.h"
#include "model/result.h"

namespace bianmu::batch {

/// A file of the sources.
struct SourceFile {
    std::string path;
    std::string mirrored;       ///< its path below its SOURCE, by which outputs are named
    std::uint64_t bytes = 0;
    std::int64_t modified = 0;  ///< nanoseconds since 1970; 0 = it cannot be asked
};

/// The lists among the SOURCE words, `@FILE` and `-`, by their words.
using Lists = std::map<std::string, convert::Bytes>;

/// Reads the lists, each once: standard input and pipes give their lines once.
/// @return `usage` or `not_found` for a list that cannot be read.
[[nodiscard]] model::Result<Lists> read_lists(const std::vector<std::string>& sources);

/// Lists the files behind the SOURCE words: files, folders, `@FILE` and `-` (lists of files and folders, one a line, or parted by NUL).
///
/// The order is stable: SOURCE by SOURCE, and in folders by name, byte for byte. Linked files are followed, linked folders inside a folder are
/// not. A file that cannot be found is listed all the same, so that it is named with its reason.
class Walk {
public:
    /// @param filter  files that it leaves out are not listed; those it does not include only if they may be archives.
    /// @param take    gets each file.
    Walk(const Filter& filter, std::function<void(const SourceFile&)> take) : filter_(filter), take_(std::move(take)) {}

    /// Leaves out this file or folder, such as the output itself, wherever it is met.
    void leave_out(const std::string& path);

    /// @param lists  of these sources.
    void run(const std::vector<std::string>& sources, const Lists& lists);

private:
    void walk_folder(const std::string& path, const std::string& mirrored);
    void take_file(const std::string& path, const std::string& mirrored, const struct stat* status);
    void take_source(const std::string& path, const std::string& prefix);
    void take_list(const convert::Bytes& bytes);

    const Filter& filter_;
    std::function<void(const SourceFile&)> take_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> left_out_;  ///< device and inode
};

}  // namespace bianmu::batch
