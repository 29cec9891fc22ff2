#include "batch/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "convert/digest.h"

namespace bianmu::batch {
namespace {

using namespace std::string_view_literals;
using model::Code;
using model::fail;

constexpr std::size_t kBlock = std::size_t{64} << 10U;      ///< bytes read at a time
constexpr std::size_t kMaxName = 1024;                      ///< bytes of one step of a path that are kept
constexpr std::size_t kTarMark = 257;                       ///< where a tar header says what it is

constexpr std::array kCompressors{"\x1F\x8B"sv, "BZh"sv, "\xFD" "7zXZ\0"sv, "\x28\xB5\x2F\xFD"sv};
constexpr std::array kArchives{"7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv, "PK\x05\x06"sv, "PK\x03\x04"sv};
/// Parts by which a zip is a document, whatever else is in it.
constexpr std::array kPackageParts{"[Content_Types].xml"sv, "mimetype"sv, "OFD.xml"sv};
/// Folders with which the packages that do not begin with such a part begin.
constexpr std::array kPackageStarts{"_rels/"sv, "word/"sv, "docProps/"sv};

template <typename List>
bool starts_with_any(std::string_view text, const List& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

std::string start_of(const Descriptor& file) {
    std::string out(kTarMark + 8, '\0');
    const ssize_t count = ::pread(file.get(), out.data(), out.size(), 0);
    out.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return out;
}

bool is_compressed(std::string_view start) {
    return starts_with_any(start, kCompressors);
}

std::string without_extension(std::string name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name + ".unpacked" : name.substr(0, dot);
}

/// `a/./b\c` → `a/b/c`, so that a name stays inside the outputs.
std::string clean_path(std::string path) {
    std::replace(path.begin(), path.end(), '\\', '/');
    return fitting(inward(path), kMaxName);
}

}  // namespace

/// An archive that is open for reading, and the sentence for what goes wrong in it.
class ArchiveWalk::Opened {
public:
    Opened(const Descriptor& file, const std::optional<std::string>& password) : has_password_(password.has_value()), archive_(archive_read_new()) {
        ::lseek(file.get(), 0, SEEK_SET);
        archive_read_support_filter_all(archive_);
        archive_read_support_format_zip(archive_);
        archive_read_support_format_tar(archive_);
        archive_read_support_format_7zip(archive_);
        archive_read_support_format_rar(archive_);
        archive_read_support_format_rar5(archive_);
        if (is_compressed(start_of(file))) {
            archive_read_support_format_raw(archive_);
        }
        if (password) {
            archive_read_add_passphrase(archive_, password->c_str());
        }
        status_ = archive_read_open_fd(archive_, file.get(), kBlock);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() { archive_read_free(archive_); }

    /// @return false at the end, or after a fault.
    bool next() {
        if (status_ < ARCHIVE_WARN) {
            return false;
        }
        do {
            status_ = archive_read_next_header(archive_, &entry_);
        } while (status_ == ARCHIVE_RETRY);
        return status_ == ARCHIVE_OK || status_ == ARCHIVE_WARN;
    }
    [[nodiscard]] bool failed() const { return status_ < ARCHIVE_WARN; }
    [[nodiscard]] bool is_file() const { return archive_entry_filetype(entry_) == AE_IFREG && archive_entry_hardlink(entry_) == nullptr; }
    [[nodiscard]] bool is_raw() const { return archive_format(archive_) == ARCHIVE_FORMAT_RAW; }
    [[nodiscard]] std::string_view name() const {
        const char* const name = archive_entry_pathname(entry_);
        return name == nullptr ? "" : name;
    }
    /// @return bytes read, 0 at the end, less at a fault.
    ssize_t read(std::array<char, kBlock>& block) { return archive_read_data(archive_, block.data(), block.size()); }

    [[nodiscard]] model::Error fault(bool of_member) const {
        const bool is_encrypted =
            of_member ? archive_entry_is_encrypted(entry_) != 0 : archive_read_has_encrypted_entries(archive_) > 0;
        if (is_encrypted && has_password_) {
            return {Code::wrong_password, "the password does not open it; check it, or unpack the archive yourself"};
        }
        if (is_encrypted) {
            return {Code::encrypted, "is encrypted; give its password with --password, or unpack the archive yourself"};
        }
        const char* const text = archive_error_string(archive_);
        return {Code::damaged, std::string("the archive cannot be read on: ") + (text == nullptr ? "it is broken" : text)};
    }

private:
    bool has_password_;
    struct archive* archive_;
    struct archive_entry* entry_ = nullptr;
    int status_ = ARCHIVE_OK;
};

namespace {

/// Whether a zip is a document: by its first entry, which is stored in the open; else by its list.
bool is_package(const Descriptor& file, std::string_view start) {
    constexpr std::size_t kNameSize = 26;
    constexpr std::size_t kName = 30;
    if (start.size() > kName) {
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(start[kNameSize])) +
                          (static_cast<std::size_t>(static_cast<unsigned char>(start[kNameSize + 1])) << 8U);
        const std::string_view first = start.substr(kName, size);
        if (starts_with_any(first, kPackageStarts) || std::find(kPackageParts.begin(), kPackageParts.end(), first) != kPackageParts.end()) {
            return true;
        }
    }
    struct archive* const zip = archive_read_new();
    archive_read_support_format_zip_seekable(zip);
    ::lseek(file.get(), 0, SEEK_SET);
    bool found = false;
    struct archive_entry* entry = nullptr;
    if (archive_read_open_fd(zip, file.get(), kBlock) == ARCHIVE_OK) {
        while (!found && archive_read_next_header(zip, &entry) >= ARCHIVE_WARN && entry != nullptr) {
            const char* const name = archive_entry_pathname(entry);
            found = name != nullptr && std::find(kPackageParts.begin(), kPackageParts.end(), name) != kPackageParts.end();
        }
    }
    archive_read_free(zip);
    return found;
}

}  // namespace

bool is_archive(const Descriptor& file) {
    const std::string start = start_of(file);
    return may_be_archive(file) && !(start.starts_with("PK\x03\x04") && is_package(file, start));
}

bool may_be_archive(const Descriptor& file) {
    const std::string start = start_of(file);
    return starts_with_any(start, kArchives) || is_compressed(start) || std::string_view(start).substr(std::min(start.size(), kTarMark)).starts_with("ustar");
}

model::Result<void> ArchiveWalk::run(const Descriptor& file, const std::string& name) {
    taken_.clear();
    packed_ = size_of(file);
    unpacked_ = members_ = 0;
    stopped_ = false;
    return walk(file, name, {});
}

model::Result<void> ArchiveWalk::walk(const Descriptor& file, const std::string& name, const std::vector<std::string>& inside) {
    if (static_cast<int>(inside.size()) >= limits_.max_depth) {
        return fail(Code::too_large, "is an archive inside " + std::to_string(limits_.max_depth) + " others; unpack them yourself");
    }
    Opened archive(file, password_);
    while (!stopped_ && archive.next()) {
        if (!archive.is_file()) {
            continue;
        }
        if (++members_ > limits_.max_members) {
            return fail(Code::too_large, "holds more than " + std::to_string(limits_.max_members) + " files; split it");
        }
        Member member;
        member.path = inside;
        member.path.push_back(unique(inside, clean_path(archive.is_raw() ? without_extension(name) : names_.read(archive.name()))));
        if (const auto taken = take_member(archive, std::move(member)); !taken) {
            return taken;
        }
    }
    if (!stopped_ && archive.failed()) {
        return tl::unexpected(archive.fault(false));
    }
    return {};
}

model::Result<void> ArchiveWalk::take_member(Opened& archive, Member member) {
    if (const auto done = unpack(archive, member); !done) {
        member.error = done.error();
        member.content.close();
    } else if (is_archive(member.content)) {
        const std::vector<std::string> inside = member.path;
        const std::string& name = member.path.back();
        const auto walked = walk(member.content, name.substr(name.rfind('/') + 1), inside);
        if (walked) {
            return {};
        }
        member.error = walked.error();
        member.content.close();
    }
    stopped_ = !take_(std::move(member));
    return check_size(0);
}

model::Result<void> ArchiveWalk::unpack(Opened& archive, Member& member) {
    member.content = make_memory_file("member");
    if (!member.content) {
        return fail(Code::out_of_memory, "does not fit into memory");
    }
    convert::Digest digest;
    std::array<char, kBlock> block{};
    while (true) {
        const ssize_t count = archive.read(block);
        if (count == 0) {
            break;
        }
        if (count < 0) {
            return tl::unexpected(archive.fault(true));
        }
        const std::string_view bytes(block.data(), static_cast<std::size_t>(count));
        member.bytes += bytes.size();
        unpacked_ += bytes.size();
        if (const auto fits = check_size(member.bytes); !fits) {
            return fits;
        }
        digest.add(bytes);
        if (!write_all(member.content.get(), bytes)) {
            return fail(Code::out_of_memory, "does not fit into memory");
        }
    }
    member.sha256 = digest.take();
    static_cast<void>(seal(member.content));
    return {};
}

model::Result<void> ArchiveWalk::check_size(std::uint64_t member_bytes) const {
    if (member_bytes > limits_.max_member_bytes) {
        return fail(Code::too_large, "is larger than the limit of " + std::to_string(limits_.max_member_bytes >> 20U) + " MiB once unpacked");
    }
    if (unpacked_ > limits_.ratio_floor && unpacked_ / std::max<std::uint64_t>(packed_, 1) > limits_.max_ratio) {
        return fail(Code::too_large, "the archive unpacks to more than " + std::to_string(limits_.max_ratio) + " times its size, as bombs do; unpack it yourself");
    }
    return {};
}

std::string ArchiveWalk::unique(const std::vector<std::string>& inside, std::string name) {
    std::string key;
    for (const std::string& step : inside) {
        key += step + "!/";
    }
    if (name.empty()) {
        name = "unnamed";
    }
    const unsigned before = taken_[key + name]++;
    return before == 0 ? name : name + "#" + std::to_string(before + 1);
}

}  // namespace bianmu::batch
