#include "batch/folder_sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "batch/fault.h"
#include "batch/names.h"
#include "convert/file_fault.h"

namespace bianmu::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kGroup = 256;       ///< files that are synced at once: a sync a file costs more than converting it, and the workers soon wait for it
constexpr std::size_t kMaxName = 240;     ///< bytes of one step of a path that file systems take, with some to spare
constexpr std::string_view kSuffix = ".json";

[[noreturn]] void give_up(const std::string& path, int error) {
    throw EnvironmentFault(path + ": " + convert::batch_write_fault(error).message);
}

}  // namespace

FolderSink::FolderSink(std::string folder, const std::string& run) : folder_(std::move(folder)), staging_(folder_ + "/.bianmu-staging-" + run) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        throw EnvironmentFault(folder_ + ": the folder cannot be made: " + error.message() + "; choose another place with --out");
    }
    file_system_ = Descriptor(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

FolderSink::~FolderSink() {
    finish();
}

/// Files end in `.json` and folders never do, so that no file is in the way of a folder.
std::string FolderSink::output_for(const std::string& mirrored) const {
    std::string out;
    for (std::size_t at = 0; at <= mirrored.size();) {
        const std::size_t end = std::min(mirrored.find('/', at), mirrored.size());
        std::string step = fitting(mirrored.substr(at, end - at), kMaxName);
        const bool is_last = end == mirrored.size();
        if (!is_last && step.ends_with(kSuffix)) {
            step += '~';
        }
        if (!step.empty() && step != "." && step != "..") {
            out += (out.empty() ? "" : "/") + step;
        }
        at = end + 1;
    }
    return out + std::string(kSuffix);
}

std::string FolderSink::restore(const std::string& /*state*/) {
    std::error_code error;
    fs::remove_all(staging_, error);
    fs::create_directories(staging_, error);
    if (error) {
        throw EnvironmentFault(staging_ + ": the folder cannot be made: " + error.message());
    }
    return {};
}

std::string FolderSink::temporary() {
    return staging_ + "/" + std::to_string(++made_);
}

model::Result<void> FolderSink::put(Converted& result) {
    const std::string path = temporary();
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file) {
        give_up(path, errno);
    }
    std::string block;
    constexpr std::uint64_t kBlock = std::uint64_t{1} << 20U;
    const std::uint64_t size = result.content_bytes;
    for (std::uint64_t at = 0; at < size; at += kBlock) {
        if (!read_at(result.content.get(), at, static_cast<std::size_t>(std::min(kBlock, size - at)), block) || !write_all(file.get(), block)) {
            give_up(folder_ + "/" + result.output, errno);
        }
    }
    staged_.emplace_back(path, folder_ + "/" + result.output);
    return {};
}

void FolderSink::repeat(const Converted& result, const std::string& first) {
    const std::string path = temporary();
    std::string source = folder_ + "/" + first;
    const auto waiting = std::find_if(staged_.begin(), staged_.end(), [&](const auto& names) { return names.second == source; });
    if (waiting != staged_.end()) {
        source = waiting->first;
    }
    std::error_code error;
    fs::create_hard_link(source, path, error);
    if (error) {
        error.clear();
        fs::copy_file(source, path, fs::copy_options::overwrite_existing, error);
    }
    if (error) {
        give_up(folder_ + "/" + result.output, error.value());
    }
    staged_.emplace_back(path, folder_ + "/" + result.output);
}

bool FolderSink::is_full() const {
    return staged_.size() >= kGroup;
}

void FolderSink::make_folder_of(const std::string& path) const {
    std::error_code error;
    const fs::path parent = fs::path(path).parent_path();
    fs::create_directories(parent, error);
    if (error) {
        throw EnvironmentFault(parent.string() + ": the folder cannot be made: " + error.message());
    }
}

std::string FolderSink::flush() {
    if (!staged_.empty() && ::syncfs(file_system_.get()) != 0) {
        give_up(folder_, errno);
    }
    for (const auto& [from, to] : staged_) {
        if (::rename(from.c_str(), to.c_str()) == 0) {
            continue;
        }
        make_folder_of(to);
        if (::rename(from.c_str(), to.c_str()) != 0) {
            give_up(to, errno);
        }
    }
    staged_.clear();
    return {};
}

void FolderSink::finish() {
    std::error_code ignored;
    fs::remove_all(staging_, ignored);
}

}  // namespace bianmu::batch
