#include "extract/docx/package.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;

constexpr std::size_t kChunk = std::size_t{32} << 10;

std::string key_of(std::string_view name) {
    std::string key(name.substr(name.starts_with('/') ? 1 : 0));
    for (char& c : key) {
        c = c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

bool is_safe(std::string_view key) {
    if (key.empty() || key.front() == '/' || key.find(':') != std::string_view::npos) {
        return false;
    }
    for (std::size_t start = 0; start <= key.size();) {
        const std::size_t slash = std::min(key.find('/', start), key.size());
        if (key.substr(start, slash - start) == "..") {
            return false;
        }
        start = slash + 1;
    }
    return true;
}

std::string decode_percent(std::string_view text) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '\\' ? '/' : text[i];
        }
    }
    return out;
}

}  // namespace

struct Package::Archive {
    zip_t* zip = nullptr;
    Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive() {
        if (zip != nullptr) {
            zip_discard(zip);
        }
    }
};

Package::Package(std::unique_ptr<Archive> archive, const model::Limits& limits, std::uint64_t size)
    : archive_(std::move(archive)), limits_(limits), package_bytes_(size) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

model::Result<Package> Package::open(std::span<const std::byte> bytes, const model::Limits& limits) {
    if (bytes.size() > limits.max_file_bytes) {
        return fail(Code::too_large, "the file is larger than the limit on inputs");
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) {
        zip_error_fini(&error);
        return fail(Code::damaged, "the package cannot be opened");
    }
    auto archive = std::make_unique<Archive>();
    archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive->zip == nullptr) {
        zip_source_free(source);
        return fail(Code::damaged, "the zip package is truncated or damaged; get the file again from where it came");
    }
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive->zip, 0));
    if (count > limits.max_entries) {
        return fail(Code::too_large, "the package holds more entries than the limit");
    }
    Package package(std::move(archive), limits, bytes.size());
    for (std::uint64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(package.archive_->zip, i, ZIP_FL_ENC_GUESS);
        if (name == nullptr) {
            return fail(Code::damaged, "the package's directory is damaged");
        }
        if (*name == '/' || !is_safe(key_of(name))) {
            return fail(Code::damaged, "the package holds an entry whose name is absolute or climbs out of it");
        }
        if (!package.index_.emplace(key_of(name), i).second) {
            return fail(Code::damaged, "the package holds two entries of one name");
        }
    }
    return package;
}

bool Package::has(std::string_view part) const {
    return index_.contains(key_of(part));
}

model::Result<bool> Package::stream(std::string_view part, const Take& take) {
    const auto found = index_.find(key_of(part));
    if (found == index_.end()) {
        return fail(Code::damaged, "the package lacks the part " + std::string(part));
    }
    zip_file_t* opened = zip_fopen_index(archive_->zip, found->second, 0);
    if (opened == nullptr) {
        const int why = zip_error_code_zip(zip_get_error(archive_->zip));
        if (why == ZIP_ER_NOPASSWD || why == ZIP_ER_WRONGPASSWD || why == ZIP_ER_ENCRNOTSUPP) {
            return fail(Code::encrypted, "the package's parts are encrypted");
        }
        return fail(Code::damaged, "the part " + std::string(part) + " cannot be opened");
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(opened, zip_fclose);
    std::vector<char> buffer(kChunk);
    std::uint64_t read = 0;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got <= 0) {
            return got == 0;
        }
        read += static_cast<std::uint64_t>(got);
        total_ += static_cast<std::uint64_t>(got);
        const bool inflated_too_far = total_ > limits_.ratio_floor && total_ / limits_.max_ratio > package_bytes_;
        if (read > limits_.max_part_bytes || total_ > limits_.max_total_bytes || inflated_too_far) {
            return fail(Code::too_large, "the package inflates beyond the limits (a zip bomb?)");
        }
        if (!take(buffer.data(), static_cast<std::size_t>(got))) {
            return true;
        }
    }
}

std::string resolve_part(std::string_view base, std::string_view target) {
    const std::string decoded = decode_percent(target);
    std::string joined;
    if (!decoded.starts_with('/')) {
        const std::size_t slash = base.rfind('/');
        joined = slash == std::string_view::npos ? std::string() : std::string(base.substr(0, slash + 1));
    }
    joined += decoded;
    std::vector<std::string_view> segments;
    const std::string_view all(joined);
    for (std::size_t start = 0; start <= all.size();) {
        const std::size_t slash = std::min(all.find('/', start), all.size());
        const std::string_view segment = all.substr(start, slash - start);
        if (segment == ".." && !segments.empty()) {
            segments.pop_back();
        } else if (!segment.empty() && segment != "." && segment != "..") {
            segments.push_back(segment);
        }
        start = slash + 1;
    }
    std::string out;
    for (const std::string_view segment : segments) {
        out += out.empty() ? "" : "/";
        out += segment;
    }
    return out;
}

}  // namespace bianmu::extract::docx
