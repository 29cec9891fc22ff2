#include "batch/outlet.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <utility>

#include "batch/fault.h"
#include "convert/file_fault.h"

namespace bianmu::batch {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10U;   ///< bytes

[[noreturn]] void give_up(int error) {
    throw EnvironmentFault("standard output: " + convert::write_fault(error).message);
}

}  // namespace

/// A pipe that is ready takes PIPE_BUF bytes without waiting; a file never makes one wait.
Outlet::Outlet(int descriptor) : descriptor_(descriptor) {
    struct stat status {};
    at_once_ = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) ? kBlock : PIPE_BUF;
}

void Outlet::give(Parcel parcel) {
    parcel_ = std::move(parcel);
    text_ = std::exchange(parcel_.head, {});
    at_ = 0;
    sent_ = 0;
    if (parcel_.body_bytes == 0) {
        text_ += std::exchange(parcel_.tail, {});
    }
}

pollfd Outlet::watched() const {
    return {descriptor_, static_cast<short>(is_idle() ? 0 : POLLOUT), 0};
}

void Outlet::refill() {
    const std::uint64_t size = std::min<std::uint64_t>(kBlock, parcel_.body_bytes - sent_);
    if (!read_at(parcel_.body.get(), sent_, static_cast<std::size_t>(size), text_)) {
        throw EnvironmentFault("a result cannot be read from memory");
    }
    at_ = 0;
    sent_ += size;
    if (sent_ == parcel_.body_bytes) {
        text_ += std::exchange(parcel_.tail, {});
    }
}

void Outlet::serve() {
    pollfd ready = watched();
    while (::poll(&ready, 1, 0) > 0) {
        if ((ready.revents & (POLLERR | POLLNVAL)) != 0) {
            give_up((ready.revents & POLLERR) != 0 ? EPIPE : EBADF);
        }
        if (is_idle()) {
            return;
        }
        if (at_ == text_.size()) {
            refill();
        }
        const ssize_t count = ::write(descriptor_, text_.data() + at_, std::min(at_once_, text_.size() - at_));
        if (count < 0 && errno != EINTR && errno != EAGAIN) {
            give_up(errno);
        }
        at_ += count > 0 ? static_cast<std::size_t>(count) : 0;
        ready = watched();
    }
}

}  // namespace bianmu::batch
