#include "batch/descriptor.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "convert/digest.h"

namespace bianmu::batch {
namespace {

constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

}  // namespace

void Descriptor::close() {
    if (number_ >= 0) {
        ::close(std::exchange(number_, -1));
    }
}

Descriptor make_memory_file(const char* name) {
    return Descriptor(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
}

bool seal(const Descriptor& file) {
    return ::fcntl(file.get(), F_ADD_SEALS, kSeals) == 0;
}

bool is_sealed(const Descriptor& file) {
    const int seals = ::fcntl(file.get(), F_GET_SEALS);
    return seals >= 0 && (seals & kSeals) == kSeals;
}

bool read_at(int descriptor, std::uint64_t offset, std::size_t size, std::string& out) {
    out.resize(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(descriptor, out.data() + done, size - done, static_cast<off_t>(offset + done));
        if (count == 0 || (count < 0 && errno != EINTR)) {
            return false;
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

model::Result<std::string> digest_of_file(const Descriptor& file) {
    constexpr std::size_t kBlock = std::size_t{256} << 10U;
    const auto block = std::make_unique_for_overwrite<char[]>(kBlock);
    convert::Digest digest;
    std::uint64_t at = 0;
    ssize_t count = 0;
    while ((count = ::pread(file.get(), block.get(), kBlock, static_cast<off_t>(at))) > 0) {
        digest.add({block.get(), static_cast<std::size_t>(count)});
        at += static_cast<std::uint64_t>(count);
    }
    if (count < 0) {
        return model::fail(model::Code::unreadable, "cannot be read to its end; check the disk");
    }
    return digest.take();
}

std::uint64_t size_of(const Descriptor& file) {
    struct stat status {};
    return ::fstat(file.get(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace bianmu::batch
