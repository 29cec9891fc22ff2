#include "convert/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "convert/file_fault.h"

namespace bianmu::convert {
namespace {

using model::Code;
using model::fail;

constexpr std::size_t kFirstBuffer = std::size_t{64} << 10U;

tl::unexpected<model::Error> too_large(std::uint64_t limit) {
    return fail(Code::too_large, "is larger than the limit of " + std::to_string(limit >> 20U) + " MiB; split it and convert the parts");
}

/// Reads until the end or until `limit` is passed. `expected` is what the file says of its size; it may be wrong.
model::Result<Bytes> read_all(int descriptor, std::uint64_t expected, std::uint64_t limit) {
    // One byte more than expected, so that the end is seen without growing.
    std::size_t capacity = expected > 0 ? static_cast<std::size_t>(expected) + 1 : kFirstBuffer;
    auto data = std::make_unique_for_overwrite<std::byte[]>(capacity);
    std::size_t size = 0;
    while (true) {
        if (size == capacity) {
            auto larger = std::make_unique_for_overwrite<std::byte[]>(capacity * 2);
            std::memcpy(larger.get(), data.get(), size);
            data = std::move(larger);
            capacity *= 2;
        }
        const ssize_t count = ::read(descriptor, data.get() + size, capacity - size);
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            return tl::unexpected(read_fault(errno));
        }
        if (count == 0) {
            break;
        }
        size += static_cast<std::size_t>(count);
        if (size > limit) {
            return too_large(limit);
        }
    }
    if (size == 0) {
        return fail(Code::empty, "is empty; it may not have been copied or downloaded whole");
    }
    return Bytes(std::move(data), size);
}

}  // namespace

model::Result<Bytes> read_descriptor(int descriptor, const model::Limits& limits) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        return tl::unexpected(read_fault(errno));
    }
    if (S_ISDIR(status.st_mode)) {
        return tl::unexpected(read_fault(EISDIR));
    }
    const std::uint64_t expected = S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
    if (expected > limits.max_file_bytes) {
        return too_large(limits.max_file_bytes);
    }
    try {
        return read_all(descriptor, expected, limits.max_file_bytes);
    } catch (const std::bad_alloc&) {
        return fail(Code::out_of_memory, "does not fit into the memory allowed; allow more or split it");
    }
}

model::Result<Bytes> read_file(const std::string& path, const model::Limits& limits) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return tl::unexpected(read_fault(errno));
    }
    auto bytes = read_descriptor(descriptor, limits);
    ::close(descriptor);
    return bytes;
}

}  // namespace bianmu::convert
