#include <libdeflate.h>
#include <unzip.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/docx/inflate.h"
#include "extract/docx/part_store.h"

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;

constexpr unsigned long kEncrypted = 1;        // flag
constexpr unsigned long kStored = 0, kDeflated = 8;  // methods
constexpr std::size_t kLongestName = 0xFFFF;

/// Bytes in memory as minizip reads them.
struct Source {
    std::string_view bytes;
    std::size_t at = 0;
};

Source& source_of(void* file) {
    return *static_cast<Source*>(file);
}
void* open_source(void* opaque, const void* /*name*/, int /*mode*/) {
    return opaque;
}
uLong read_source(void* /*opaque*/, void* file, void* into, uLong size) {
    Source& source = source_of(file);
    const std::string_view piece = source.bytes.substr(source.at, size);
    std::memcpy(into, piece.data(), piece.size());
    source.at += piece.size();
    return piece.size();
}
ZPOS64_T tell_source(void* /*opaque*/, void* file) {
    return source_of(file).at;
}
long seek_source(void* /*opaque*/, void* file, ZPOS64_T offset, int origin) {
    Source& source = source_of(file);
    const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR ? source.at : origin == ZLIB_FILEFUNC_SEEK_END ? source.bytes.size() : 0;
    if (offset > source.bytes.size() - from) {
        return -1;
    }
    source.at = from + offset;
    return 0;
}
int close_source(void* /*opaque*/, void* /*file*/) {
    return 0;
}
int error_of_source(void* /*opaque*/, void* /*file*/) {
    return 0;
}

struct Entry {
    unz64_file_pos place;
    unz_file_info64 info;
};

class ZipStore : public PartStore {
public:
    explicit ZipStore(std::string_view bytes) : source_{bytes} {
        zlib_filefunc64_def functions{open_source, read_source, nullptr, tell_source, seek_source, close_source, error_of_source, &source_};
        zip_ = unzOpen2_64("", &functions);
    }
    ~ZipStore() override {
        if (zip_ != nullptr) {
            unzClose(zip_);
        }
    }

    model::Result<void> read_directory(const model::Limits& limits) {
        unz_global_info64 info{};
        if (zip_ == nullptr || unzGetGlobalInfo64(zip_, &info) != UNZ_OK) {
            return fail(Code::damaged, "the zip package is truncated or damaged; get the file again from where it came");
        }
        if (info.number_entry > limits.max_entries) {
            return fail(Code::too_large, "the package holds more entries than the limit");
        }
        std::vector<char> name(kLongestName + 1);
        int state = info.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(zip_);
        for (; state == UNZ_OK; state = unzGoToNextFile(zip_)) {
            Entry entry{};
            if (unzGetCurrentFileInfo64(zip_, &entry.info, name.data(), name.size(), nullptr, 0, nullptr, 0) != UNZ_OK ||
                unzGetFilePos64(zip_, &entry.place) != UNZ_OK) {
                break;
            }
            names_.emplace_back(name.data(), std::min<std::size_t>(entry.info.size_filename, kLongestName));
            entries_.push_back(entry);
        }
        if (state != UNZ_END_OF_LIST_OF_FILE) {
            return fail(Code::damaged, "the package's directory is damaged");
        }
        return {};
    }

    model::Result<bool> stream(std::size_t part, const Take& take) override {
        const unz_file_info64& info = entries_[part].info;
        if ((info.flag & kEncrypted) != 0) {
            return fail(Code::encrypted, "the package's parts are encrypted");
        }
        const auto packed = find_data(part);
        if (!packed || (info.compression_method != kStored && info.compression_method != kDeflated)) {
            return fail(Code::damaged, "the part " + names_[part] + " cannot be opened");
        }
        std::uint32_t sum = 0;
        bool wanted = true;
        const Take summed = [&](const char* bytes, std::size_t size) {
            sum = libdeflate_crc32(sum, bytes, size);
            return wanted = take(bytes, size);
        };
        if (info.compression_method == kStored) {
            hand_on(*packed, summed);
        } else if (!inflate_into(*packed, info.uncompressed_size, summed)) {
            return false;
        }
        return !wanted || sum == info.crc;
    }

private:
    /// The packed bytes of a part, behind its local header.
    std::optional<std::string_view> find_data(std::size_t part) {
        int method = 0, level = 0;
        constexpr int kRaw = 1;
        if (unzGoToFilePos64(zip_, &entries_[part].place) != UNZ_OK || unzOpenCurrentFile2(zip_, &method, &level, kRaw) != UNZ_OK) {
            return std::nullopt;
        }
        const std::size_t start = unzGetCurrentFileZStreamPos64(zip_);
        unzCloseCurrentFile(zip_);
        if (start > source_.bytes.size() || entries_[part].info.compressed_size > source_.bytes.size() - start) {
            return std::nullopt;
        }
        return source_.bytes.substr(start, entries_[part].info.compressed_size);
    }

    Source source_;
    unzFile zip_ = nullptr;
    std::vector<Entry> entries_;
};

}  // namespace

model::Result<std::unique_ptr<PartStore>> open_zip(std::span<const std::byte> bytes, const model::Limits& limits) {
    auto store = std::make_unique<ZipStore>(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    if (auto read = store->read_directory(limits); !read) {
        return tl::unexpected(std::move(read.error()));
    }
    return store;
}

}  // namespace bianmu::extract::docx
