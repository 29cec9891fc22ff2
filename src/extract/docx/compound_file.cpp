#include "extract/docx/compound_file.h"

#include <algorithm>

namespace bianmu::extract::docx {

namespace {

constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE;
constexpr std::uint32_t kLastRegular = 0xFFFFFFFA;
constexpr std::size_t kEntrySize = 128;
constexpr std::uint64_t kMiniCutoff = 4096;
constexpr std::size_t kMiniSector = 64;
constexpr std::uint64_t kAll = ~std::uint64_t{0};

std::uint32_t little(const std::byte* at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i) {
        value = value << 8U | std::to_integer<std::uint32_t>(at[i]);
    }
    return value;
}

std::vector<std::uint32_t> numbers_of(const std::vector<std::byte>& bytes) {
    std::vector<std::uint32_t> out(bytes.size() / 4);
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = little(bytes.data() + i * 4, 4);
    }
    return out;
}

}  // namespace

std::uint32_t CompoundFile::u32(std::uint64_t offset) const {
    return offset + 4 <= bytes_.size() ? little(bytes_.data() + offset, 4) : 0;
}

std::uint16_t CompoundFile::u16(std::uint64_t offset) const {
    return offset + 2 <= bytes_.size() ? static_cast<std::uint16_t>(little(bytes_.data() + offset, 2)) : std::uint16_t{0};
}

std::span<const std::byte> CompoundFile::sector(std::uint32_t number) const {
    const std::uint64_t start = (std::uint64_t{number} + 1) << shift_;
    if (number > kLastRegular || start >= bytes_.size()) {
        return {};
    }
    return bytes_.subspan(start, std::min<std::uint64_t>(std::uint64_t{1} << shift_, bytes_.size() - start));
}

std::optional<std::vector<std::byte>> CompoundFile::chain(std::uint32_t start, std::uint64_t limit) const {
    std::vector<std::byte> out;
    std::size_t steps = 0;
    for (std::uint32_t at = start; at != kEndOfChain && out.size() < limit; at = fat_[at]) {
        const auto piece = sector(at);
        if (piece.empty() || at >= fat_.size() || ++steps > fat_.size()) {
            return std::nullopt;
        }
        out.insert(out.end(), piece.begin(), piece.end());
    }
    if (limit != kAll && out.size() < limit) {
        return std::nullopt;
    }
    out.resize(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), limit)));
    return out;
}

void CompoundFile::read_tables() {
    constexpr std::uint64_t kHeaderList = 76;
    constexpr int kHeaderListSize = 109;
    const auto add = [&](std::uint32_t number) {
        const auto piece = sector(number);
        for (std::size_t i = 0; i + 4 <= piece.size(); i += 4) {
            fat_.push_back(little(piece.data() + i, 4));
        }
    };
    for (int i = 0; i < kHeaderListSize; ++i) {
        add(u32(kHeaderList + static_cast<std::uint64_t>(i) * 4));
    }
    std::uint32_t next = u32(68);
    const std::uint64_t most = bytes_.size() >> shift_;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(u32(72), most); ++i) {
        const auto piece = sector(next);
        if (piece.size() != std::size_t{1} << shift_) {
            break;
        }
        for (std::size_t k = 0; k + 4 < piece.size() && fat_.size() <= most + 1024; k += 4) {
            add(little(piece.data() + k, 4));
        }
        next = little(piece.data() + piece.size() - 4, 4);
    }
    directory_ = chain(u32(48), kAll).value_or(std::vector<std::byte>());
    mini_fat_ = numbers_of(chain(u32(60), kAll).value_or(std::vector<std::byte>()));
    if (directory_.size() >= kEntrySize) {
        mini_stream_ = chain(little(directory_.data() + 116, 4), kAll).value_or(std::vector<std::byte>());
    }
}

std::optional<CompoundFile> CompoundFile::open(std::span<const std::byte> bytes) {
    constexpr std::size_t kHeader = 512;
    CompoundFile file;
    file.bytes_ = bytes;
    file.shift_ = file.u16(30);
    if (bytes.size() < kHeader || file.u32(0) != 0xE011CFD0 || (file.shift_ != 9 && file.shift_ != 12)) {
        return std::nullopt;
    }
    file.read_tables();
    return file;
}

std::optional<std::vector<std::byte>> CompoundFile::stream(std::string_view name) const {
    for (std::size_t at = 0; at + kEntrySize <= directory_.size(); at += kEntrySize) {
        const std::byte* entry = directory_.data() + at;
        const std::uint32_t length = little(entry + 64, 2);
        if (std::to_integer<int>(entry[66]) != 2 || length != (name.size() + 1) * 2) {
            continue;
        }
        bool same = true;
        for (std::size_t i = 0; i < name.size() && i < 32; ++i) {
            same = same && little(entry + i * 2, 2) == static_cast<unsigned char>(name[i]);
        }
        if (!same) {
            continue;
        }
        const std::uint32_t start = little(entry + 116, 4);
        const std::uint64_t size = little(entry + 120, 4);
        if (size >= kMiniCutoff) {
            return chain(start, size);
        }
        std::vector<std::byte> out;
        std::size_t steps = 0;
        for (std::uint32_t mini = start; mini != kEndOfChain && out.size() < size; mini = mini_fat_[mini]) {
            const std::size_t offset = std::size_t{mini} * kMiniSector;
            if (mini >= mini_fat_.size() || offset + kMiniSector > mini_stream_.size() || ++steps > mini_fat_.size()) {
                return std::nullopt;
            }
            out.insert(out.end(), mini_stream_.begin() + static_cast<std::ptrdiff_t>(offset),
                       mini_stream_.begin() + static_cast<std::ptrdiff_t>(offset + kMiniSector));
        }
        if (out.size() < size) {
            return std::nullopt;
        }
        out.resize(static_cast<std::size_t>(size));
        return out;
    }
    return std::nullopt;
}

}  // namespace bianmu::extract::docx
