#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "convert/write_file.h"
#include "model/result.h"

namespace bianmu::batch {

/// An open file descriptor, closed with its owner.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] explicit operator bool() const { return number_ >= 0; }
    void close();

private:
    int number_ = -1;
};

/// A file in memory that a process may hand to another.
/// @return an invalid descriptor when the system has none to give; errno says why.
[[nodiscard]] Descriptor make_memory_file(const char* name);

/// Seals the size and the content, so that whom it is handed to may trust both.
[[nodiscard]] bool seal(const Descriptor& file);

/// Whether the content can no longer change.
[[nodiscard]] bool is_sealed(const Descriptor& file);

using convert::write_all;

/// Reads `size` bytes from `offset`; false if there are fewer.
[[nodiscard]] bool read_at(int descriptor, std::uint64_t offset, std::size_t size, std::string& out);

/// SHA-256 of a whole file. `unreadable` if it cannot be read to its end.
[[nodiscard]] model::Result<std::string> digest_of_file(const Descriptor& file);

/// Bytes of the file; 0 if it cannot be asked.
[[nodiscard]] std::uint64_t size_of(const Descriptor& file);

}  // namespace bianmu::batch
