#include "batch/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "batch/archive.h"
#include "batch/descriptor.h"
#include "batch/names.h"
#include "convert/read_file.h"

namespace bianmu::batch {
namespace {

std::string last_step(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) {
        path.pop_back();
    }
    return path.substr(path.rfind('/') + 1);
}

/// Names in a folder, sorted; none if it cannot be read.
std::vector<std::string> names_in(const std::string& path, bool& is_read) {
    std::vector<std::string> out;
    DIR* const folder = ::opendir(path.c_str());
    is_read = folder != nullptr;
    while (const dirent* const entry = folder == nullptr ? nullptr : ::readdir(folder)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") {
            out.emplace_back(name);
        }
    }
    if (folder != nullptr) {
        ::closedir(folder);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string joined(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder.ends_with('/') ? folder + name : folder + "/" + name;
}

/// Whether a SOURCE word names a list.
bool is_list(const std::string& word) {
    return word == "-" || word.starts_with('@');
}

}  // namespace

void Walk::leave_out(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        left_out_.emplace_back(status.st_dev, status.st_ino);
    }
}

model::Result<Lists> read_lists(const std::vector<std::string>& sources) {
    Lists out;
    for (const std::string& word : sources) {
        if (!is_list(word) || out.contains(word)) {
            continue;
        }
        const model::Limits limits;
        auto bytes = word == "-" ? convert::read_descriptor(STDIN_FILENO, limits) : convert::read_file(word.substr(1), limits);
        if (bytes) {
            out.emplace(word, *std::move(bytes));
        } else if (bytes.error().code != model::Code::empty) {
            return model::fail(bytes.error().code, "the list " + word + ": " + bytes.error().message);
        }
    }
    return out;
}

void Walk::run(const std::vector<std::string>& sources, const Lists& lists) {
    for (const std::string& source : sources) {
        if (const auto list = lists.find(source); list != lists.end()) {
            take_list(list->second);
        } else if (!is_list(source)) {
            take_source(source, sources.size() > 1 ? last_step(source) : "");
        }
    }
}

void Walk::take_source(const std::string& path, const std::string& prefix) {
    struct stat status {};
    const bool is_there = ::stat(path.c_str(), &status) == 0;
    if (is_there && S_ISDIR(status.st_mode)) {
        walk_folder(path, prefix);
    } else {
        take_file(path, prefix.empty() ? last_step(path) : prefix, is_there ? &status : nullptr);
    }
}

void Walk::take_list(const convert::Bytes& bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.span().data()), bytes.span().size());
    const char separator = text.find('\0') == std::string_view::npos ? '\n' : '\0';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        std::string path(text.substr(at, end - at));
        if (separator == '\n' && path.ends_with('\r')) {
            path.pop_back();
        }
        if (!path.empty()) {
            take_source(path, inward(path));
        }
        at = end + 1;
    }
}

void Walk::walk_folder(const std::string& path, const std::string& mirrored) {
    bool is_read = false;
    const std::vector<std::string> names = names_in(path, is_read);
    if (!is_read) {
        take_({path, mirrored, 0, 0});
        return;
    }
    for (const std::string& name : names) {
        const std::string below = joined(mirrored, name);
        const std::string full = joined(path, name);
        if (filter_.excludes(below)) {
            continue;
        }
        struct stat link {};
        struct stat status {};
        bool is_there = ::lstat(full.c_str(), &link) == 0;
        if (is_there && S_ISLNK(link.st_mode)) {
            is_there = ::stat(full.c_str(), &status) == 0;
        } else {
            status = link;
        }
        if (is_there && S_ISDIR(status.st_mode)) {
            const std::pair<std::uint64_t, std::uint64_t> self(status.st_dev, status.st_ino);
            if (!S_ISLNK(link.st_mode) && std::find(left_out_.begin(), left_out_.end(), self) == left_out_.end()) {
                walk_folder(full, below);
            }
        } else if (!is_there || S_ISREG(status.st_mode)) {
            take_file(full, below, is_there ? &status : nullptr);
        }
    }
}

/// @param status  null: it cannot be asked.
void Walk::take_file(const std::string& path, const std::string& mirrored, const struct stat* status) {
    SourceFile file{path, mirrored, 0, 0};
    if (status != nullptr) {
        if (std::find(left_out_.begin(), left_out_.end(), std::pair<std::uint64_t, std::uint64_t>(status->st_dev, status->st_ino)) != left_out_.end()) {
            return;
        }
        file.bytes = static_cast<std::uint64_t>(status->st_size);
        file.modified = std::int64_t{status->st_mtim.tv_sec} * 1'000'000'000 + status->st_mtim.tv_nsec;
    }
    if (filter_.excludes(mirrored) || (!filter_.includes(mirrored) && !may_be_archive(Descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC))))) {
        return;
    }
    take_(file);
}

}  // namespace bianmu::batch
