#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "model/limits.h"
#include "model/result.h"

namespace bianmu::convert {

/// The bytes of an input, owned.
class Bytes {
public:
    Bytes() = default;
    Bytes(std::unique_ptr<std::byte[]> data, std::size_t size) : data_(std::move(data)), size_(size) {}
    [[nodiscard]] std::span<const std::byte> span() const { return {data_.get(), size_}; }

private:
    std::unique_ptr<std::byte[]> data_;
    std::size_t size_ = 0;
};

/// Reads a file into memory. Its size is asked for before a byte is read, so that a huge file costs nothing.
///
/// @param limits  `max_file_bytes` is used.
/// @return the bytes, or `not_found`, `unreadable` (a folder, no permission, a fault of the disk), `empty`, `too_large`, `out_of_memory`.
[[nodiscard]] model::Result<Bytes> read_file(const std::string& path, const model::Limits& limits);

/// Reads an open descriptor, such as standard input, to its end. Codes as for `read_file`.
[[nodiscard]] model::Result<Bytes> read_descriptor(int descriptor, const model::Limits& limits);

}  // namespace bianmu::convert
