#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmu::batch {

/// Which files of the sources are wanted, by their names.
///
/// A pattern (`*`, `?`, `[…]`) without a slash is held against the last step of a path, one with a slash against the whole path below
/// the SOURCE. What desktops leave beside documents (`.DS_Store`, `Thumbs.db`, `~$…`, `__MACOSX/`) is never wanted.
class Filter {
public:
    Filter() = default;
    Filter(std::vector<std::string> include, std::vector<std::string> exclude) : include_(std::move(include)), exclude_(std::move(exclude)) {}

    /// Whether the path, of a file or folder, is left out.
    [[nodiscard]] bool excludes(std::string_view path) const;
    /// Whether the path of a document is among those asked for.
    [[nodiscard]] bool includes(std::string_view path) const;

private:
    std::vector<std::string> include_, exclude_;
};

}  // namespace bianmu::batch
