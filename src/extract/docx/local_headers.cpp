#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "extract/docx/inflate.h"
#include "extract/docx/part_store.h"

namespace bianmu::extract::docx {

namespace {

using namespace std::string_view_literals;
using model::Code;
using model::fail;

constexpr std::string_view kLocalHeader = "PK\x03\x04"sv;
constexpr std::string_view kDirectoryHeader = "PK\x01\x02"sv;
constexpr std::string_view kDescriptor = "PK\x07\x08"sv;  // sizes behind an entry that was written as a stream
constexpr std::size_t kHeaderBytes = 30;
constexpr unsigned kEncrypted = 1, kSizesFollow = 8;      // flags
constexpr unsigned kStored = 0, kDeflated = 8;            // methods

std::size_t number_at(std::string_view bytes, std::size_t at, int size) {
    std::size_t value = 0;
    for (int i = size - 1; i >= 0; --i) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    }
    return value;
}

struct Entry {
    std::string_view data;  ///< may reach too far where the header does not know the size
    unsigned flags = 0, method = 0;
};

class LocalStore : public PartStore {
public:
    model::Result<void> find_entries(std::string_view bytes, const model::Limits& limits) {
        std::unordered_set<std::string> seen;
        for (std::size_t at = bytes.find(kLocalHeader); at != std::string_view::npos && at + kHeaderBytes < bytes.size();) {
            const std::size_t name_size = number_at(bytes, at + 26, 2);
            const std::size_t start = at + kHeaderBytes + name_size + number_at(bytes, at + 28, 2);
            if (name_size == 0 || start > bytes.size()) {
                at = bytes.find(kLocalHeader, at + kLocalHeader.size());
                continue;
            }
            Entry entry;
            entry.flags = static_cast<unsigned>(number_at(bytes, at + 6, 2));
            entry.method = static_cast<unsigned>(number_at(bytes, at + 8, 2));
            const std::size_t packed = number_at(bytes, at + 18, 4);
            const bool known = (entry.flags & kSizesFollow) == 0 && start + packed <= bytes.size();
            const std::size_t end = known ? start + packed : next_header(bytes, start);
            entry.data = bytes.substr(start, end - start);
            std::string name(bytes.substr(at + kHeaderBytes, name_size));
            if (!name.ends_with('/') && seen.insert(name).second) {
                names_.push_back(std::move(name));
                entries_.push_back(entry);
            }
            if (entries_.size() > limits.max_entries) {
                return fail(Code::too_large, "the package holds more entries than the limit");
            }
            at = bytes.find(kLocalHeader, end);
        }
        return entries_.empty() ? model::Result<void>(fail(Code::damaged, "the zip package holds no entry that can be read")) : model::Result<void>();
    }

    model::Result<bool> stream(std::size_t part, const Take& take) override {
        const Entry& entry = entries_[part];
        if ((entry.flags & kEncrypted) != 0) {
            return fail(Code::encrypted, "the package's parts are encrypted");
        }
        if (entry.method == kStored) {
            hand_on(entry.data, take);
            return true;
        }
        return entry.method == kDeflated ? inflate_into(entry.data, 0, take) : false;
    }

private:
    static std::size_t next_header(std::string_view bytes, std::size_t from) {
        std::size_t end = bytes.size();
        for (const std::string_view signature : {kLocalHeader, kDirectoryHeader, kDescriptor}) {
            end = std::min(end, bytes.substr(0, end).find(signature, from));
        }
        return end;
    }

    std::vector<Entry> entries_;
};

}  // namespace

model::Result<std::unique_ptr<PartStore>> open_local_headers(std::span<const std::byte> bytes, const model::Limits& limits) {
    auto store = std::make_unique<LocalStore>();
    if (auto found = store->find_entries({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, limits); !found) {
        return tl::unexpected(std::move(found.error()));
    }
    return store;
}

}  // namespace bianmu::extract::docx
