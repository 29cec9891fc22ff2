#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bianmu::extract::docx {

/// A compound file (OLE2), in which Office wraps encrypted packages: streams found by name.
class CompoundFile {
public:
    /// Nothing if the header is no compound file's. `bytes` must outlive the object.
    [[nodiscard]] static std::optional<CompoundFile> open(std::span<const std::byte> bytes);

    /// The bytes of a stream of the root; nothing if there is none or its chain of sectors is broken.
    [[nodiscard]] std::optional<std::vector<std::byte>> stream(std::string_view name) const;

private:
    [[nodiscard]] std::uint32_t u32(std::uint64_t offset) const;
    [[nodiscard]] std::uint16_t u16(std::uint64_t offset) const;
    [[nodiscard]] std::span<const std::byte> sector(std::uint32_t number) const;
    [[nodiscard]] std::optional<std::vector<std::byte>> chain(std::uint32_t start, std::uint64_t limit) const;
    void read_tables();

    std::span<const std::byte> bytes_;
    std::uint32_t shift_ = 9;
    std::vector<std::uint32_t> fat_, mini_fat_;
    std::vector<std::byte> directory_, mini_stream_;
};

}  // namespace bianmu::extract::docx
