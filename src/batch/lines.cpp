#include "batch/lines.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "batch/fault.h"

namespace bianmu::batch {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;   ///< bytes

}  // namespace

std::optional<Lines::Line> Lines::next() {
    std::size_t end = buffer_.find('\n', searched_);
    if (end == std::string::npos) {
        buffer_.erase(0, start_);
        start_ = 0;
        if (is_skipping_ || buffer_.size() > most_) {
            is_skipping_ = true;
            buffer_.clear();
        }
        searched_ = buffer_.size();
        if (!is_closed_ || (buffer_.empty() && !is_skipping_)) {
            return {};
        }
        end = buffer_.size();
    }
    Line line;
    line.number = ++number_;
    line.is_too_long = std::exchange(is_skipping_, false) || end - start_ > most_;
    if (!line.is_too_long) {
        line.text = buffer_.substr(start_, end - start_);
    }
    start_ = searched_ = end + 1;
    if (start_ >= buffer_.size()) {
        std::string().swap(buffer_);
        start_ = searched_ = 0;
    }
    return line;
}

void Lines::read() {
    const std::size_t size = buffer_.size();
    buffer_.resize(size + kBlock);
    const ssize_t count = ::read(descriptor_, buffer_.data() + size, kBlock);
    const int error = errno;
    buffer_.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
    if (count < 0 && error != EINTR && error != EAGAIN) {
        throw EnvironmentFault(std::string("standard input cannot be read: ") + std::strerror(error));
    }
    is_closed_ = count == 0;
}

}  // namespace bianmu::batch
