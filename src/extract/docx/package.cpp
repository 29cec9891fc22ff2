#include "extract/docx/package.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;

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

Package::Package(std::unique_ptr<PartStore> store, const model::Limits& limits, std::uint64_t size)
    : store_(std::move(store)), limits_(limits), package_bytes_(size) {}

model::Result<Package> Package::open(std::span<const std::byte> bytes, const model::Limits& limits) {
    if (bytes.size() > limits.max_file_bytes) {
        return fail(Code::too_large, "the file is larger than the limit on inputs");
    }
    const bool flat = is_flat_opc(bytes);
    auto store = flat ? open_flat_opc(bytes, limits) : open_zip(bytes, limits);
    bool repaired = false;
    if (!store && !flat && store.error().code == Code::damaged) {
        if (auto recovered = open_local_headers(bytes, limits)) {
            store = std::move(recovered);
            repaired = true;
        }
    }
    if (!store) {
        return tl::unexpected(std::move(store.error()));
    }
    Package package(std::move(*store), limits, bytes.size());
    package.flat_ = flat;
    package.repaired_ = repaired;
    const std::vector<std::string>& names = package.store_->names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string key = key_of(names[i]);
        if ((names[i].starts_with('/') && !flat) || !is_safe(key)) {
            return fail(Code::damaged, "the package holds an entry whose name is absolute or climbs out of it");
        }
        if (!package.index_.emplace(key, i).second) {
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
    std::uint64_t read = 0;
    bool too_far = false;
    auto whole = store_->stream(found->second, [&](const char* bytes, std::size_t size) {
        read += size;
        total_ += size;
        const bool inflated_too_far = total_ > limits_.ratio_floor && total_ / limits_.max_ratio > package_bytes_;
        too_far = read > limits_.max_part_bytes || total_ > limits_.max_total_bytes || inflated_too_far;
        return !too_far && take(bytes, size);
    });
    if (too_far) {
        return fail(Code::too_large, "the package inflates beyond the limits (a zip bomb?)");
    }
    return whole;
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
