#include "batch/filter.h"

#include <fnmatch.h>

#include <algorithm>
#include <array>

namespace bianmu::batch {
namespace {

constexpr std::array<std::string_view, 3> kLeftovers{".DS_Store", "Thumbs.db", "desktop.ini"};
constexpr std::string_view kOwnerFile = "~$";       ///< what Word writes beside a document that is open
constexpr std::string_view kResourceForks = "__MACOSX";

bool matches(const std::vector<std::string>& patterns, std::string_view path) {
    const std::string whole(path);
    const std::string name(path.substr(path.rfind('/') + 1));
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        const bool of_path = pattern.find('/') != std::string::npos;
        return ::fnmatch(pattern.c_str(), of_path ? whole.c_str() : name.c_str(), 0) == 0;
    });
}

}  // namespace

bool Filter::excludes(std::string_view path) const {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return std::find(kLeftovers.begin(), kLeftovers.end(), name) != kLeftovers.end() || name.starts_with(kOwnerFile) ||
           path == kResourceForks || path.starts_with("__MACOSX/") || path.find("/__MACOSX") != std::string_view::npos || matches(exclude_, path);
}

bool Filter::includes(std::string_view path) const {
    return include_.empty() || matches(include_, path);
}

}  // namespace bianmu::batch
