#include <zip.h>

#include <utility>

#include "extract/docx/part_store.h"

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;

class ZipStore : public PartStore {
public:
    explicit ZipStore(zip_t* zip) : zip_(zip) {}
    ~ZipStore() override { zip_discard(zip_); }

    model::Result<void> read_names(const model::Limits& limits) {
        const auto count = static_cast<std::uint64_t>(zip_get_num_entries(zip_, 0));
        if (count > limits.max_entries) {
            return fail(Code::too_large, "the package holds more entries than the limit");
        }
        for (std::uint64_t i = 0; i < count; ++i) {
            const char* name = zip_get_name(zip_, i, ZIP_FL_ENC_GUESS);
            if (name == nullptr) {
                return fail(Code::damaged, "the package's directory is damaged");
            }
            names_.emplace_back(name);
        }
        return {};
    }

    model::Result<bool> stream(std::size_t part, const Take& take) override {
        zip_file_t* opened = zip_fopen_index(zip_, part, 0);
        if (opened == nullptr) {
            const int why = zip_error_code_zip(zip_get_error(zip_));
            if (why == ZIP_ER_NOPASSWD || why == ZIP_ER_WRONGPASSWD || why == ZIP_ER_ENCRNOTSUPP) {
                return fail(Code::encrypted, "the package's parts are encrypted");
            }
            return fail(Code::damaged, "the part " + names_[part] + " cannot be opened");
        }
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(opened, zip_fclose);
        std::vector<char> buffer(kChunk);
        for (;;) {
            const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
            if (got <= 0) {
                return got == 0;
            }
            if (!take(buffer.data(), static_cast<std::size_t>(got))) {
                return true;
            }
        }
    }

private:
    zip_t* zip_;
};

}  // namespace

model::Result<std::unique_ptr<PartStore>> open_zip(std::span<const std::byte> bytes, const model::Limits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (zip == nullptr) {
        zip_source_free(source);
        return fail(Code::damaged, "the zip package is truncated or damaged; get the file again from where it came");
    }
    auto store = std::make_unique<ZipStore>(zip);
    if (auto read = store->read_names(limits); !read) {
        return tl::unexpected(std::move(read.error()));
    }
    return store;
}

}  // namespace bianmu::extract::docx
