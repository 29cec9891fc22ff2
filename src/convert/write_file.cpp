#include "convert/write_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

#include "convert/file_fault.h"

namespace bianmu::convert {
namespace {

namespace fs = std::filesystem;

tl::unexpected<model::Error> cannot_write(int error, std::string_view option = "-o") {
    return tl::unexpected(write_fault(error, option));
}

/// Tries names until one is free.
/// @param name  `XXXXXX` at its end is replaced.
/// @param make  makes a file of this name; -1 with errno if it cannot.
/// @return what `make` gave last.
template <typename Make>
int with_new_name(std::string& name, Make make) {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr std::size_t kFilled = 6;
    constexpr int kTries = 100;
    std::random_device random;
    int out = -1;
    for (int i = 0; out < 0 && (i == 0 || (errno == EEXIST && i < kTries)); ++i) {
        for (std::size_t at = name.size() - kFilled; at < name.size(); ++at) {
            name[at] = kLetters[random() % kLetters.size()];
        }
        out = make(name.c_str());
    }
    return out;
}

/// Opens a new file, which gets the permissions that any new file gets: mkstemp would give 0600, and the mask of the process cannot be asked for
/// without changing it for other threads.
int open_new(std::string& name) {
    return with_new_name(name, [](const char* tried) { return ::open(tried, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); });
}

constexpr const char* kDescriptors = "/proc/self/fd";

/// Opens a file without a name, which is gone with its process however that ends; -1 where the file system or /proc cannot help.
int open_unnamed(const fs::path& folder) {
    return ::access(kDescriptors, X_OK) == 0 ? ::open(folder.empty() ? "." : folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666) : -1;
}

/// Gives such a file a name; -1 with errno.
int name_unnamed(int descriptor, std::string& name) {
    const std::string place = kDescriptors + ("/" + std::to_string(descriptor));
    return with_new_name(name, [&](const char* tried) { return ::linkat(AT_FDCWD, place.c_str(), AT_FDCWD, tried, AT_SYMLINK_FOLLOW); });
}

}  // namespace

model::Result<OutputFile> OutputFile::open(const std::string& path, std::string_view option) {
    OutputFile file;
    file.option_ = option;
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        file.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        // A link stays a link: what it points to is replaced.
        const fs::path target = fs::is_symlink(fs::symlink_status(path, ignored)) ? fs::weakly_canonical(path, ignored) : fs::path(path);
        file.target_ = target.string();
        file.temporary_ = (target.parent_path() / ".bianmu-XXXXXX").string();
        file.descriptor_ = open_unnamed(target.parent_path());
        file.is_named_ = file.descriptor_ < 0;
        if (file.is_named_) {
            file.descriptor_ = open_new(file.temporary_);
        }
    }
    if (file.descriptor_ < 0) {
        const int error = errno;
        file.temporary_.clear();
        return cannot_write(error, option);
    }
    return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : option_(std::move(other.option_)), target_(std::move(other.target_)), temporary_(std::exchange(other.temporary_, {})),
      is_named_(other.is_named_), descriptor_(std::exchange(other.descriptor_, -1)) {}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
    if (!temporary_.empty() && is_named_) {
        ::unlink(temporary_.c_str());
    }
}

model::Result<void> OutputFile::append(std::string_view text) {
    return write_all(descriptor_, text) ? model::Result<void>() : cannot_write(errno, option_);
}

model::Result<void> OutputFile::finish() {
    int error = 0;
    if (!temporary_.empty() && ::fsync(descriptor_) != 0) {
        error = errno;
    }
    if (error == 0 && !temporary_.empty() && !is_named_) {
        is_named_ = name_unnamed(descriptor_, temporary_) == 0;
        error = is_named_ ? 0 : errno;
    }
    if (::close(std::exchange(descriptor_, -1)) != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && !temporary_.empty()) {
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
            error = errno;
        } else {
            temporary_.clear();
        }
    }
    if (error != 0) {
        return cannot_write(error, option_);
    }
    return {};
}

model::Result<void> write_file(const std::string& path, std::string_view text, std::string_view option) {
    return OutputFile::open(path, option).and_then([&](OutputFile file) {
        return file.append(text).and_then([&] { return file.finish(); });
    });
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return true;
}

model::Result<void> write_descriptor(int descriptor, std::string_view text) {
    return write_all(descriptor, text) ? model::Result<void>() : cannot_write(errno);
}

model::Result<void> make_folder(const std::string& path, std::string_view option) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) {
        return model::fail(model::Code::environment, "the folder cannot be made: " + error.message() + "; choose another place with " + std::string(option));
    }
    return {};
}

}  // namespace bianmu::convert
