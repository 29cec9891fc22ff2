#include "batch/message.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace bianmu::batch {
namespace {

constexpr std::size_t kMaxMessage = std::size_t{96} << 10U;  ///< bytes; a socket's buffer holds twice that

union ControlBuffer {
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

}  // namespace

void MessageWriter::number(std::uint64_t value) {
    std::array<char, sizeof value> raw{};
    std::memcpy(raw.data(), &value, sizeof value);
    bytes_.append(raw.data(), raw.size());
}

void MessageWriter::text(std::string_view value) {
    number(value.size());
    bytes_ += value;
}

std::uint64_t MessageReader::number() {
    std::uint64_t value = 0;
    if (rest_.size() < sizeof value) {
        ok_ = false;
        rest_ = {};
        return 0;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
}

std::string MessageReader::text() {
    const std::uint64_t size = number();
    if (rest_.size() < size) {
        ok_ = false;
        rest_ = {};
        return {};
    }
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
}

bool send_message(int socket, const MessageWriter& message, int descriptor) {
    iovec part{const_cast<char*>(message.bytes().data()), message.bytes().size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    ControlBuffer control{};
    if (descriptor >= 0) {
        header.msg_control = control.bytes.data();
        header.msg_controllen = control.bytes.size();
        cmsghdr* const rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof descriptor);
        std::memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
    }
    ssize_t sent = 0;
    do {
        sent = ::sendmsg(socket, &header, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent >= 0;
}

Receipt receive_message(int socket, Received& out, bool wait) {
    static thread_local const std::unique_ptr<char[]> buffer(new char[kMaxMessage]);   // not cleared for each message
    out.descriptor.close();
    iovec part{buffer.get(), kMaxMessage};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    ControlBuffer control{};
    header.msg_control = control.bytes.data();
    header.msg_controllen = control.bytes.size();
    ssize_t size = 0;
    // Of a side that went with messages unread a reset is told first, and then what it sent before.
    do {
        size = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    } while (size < 0 && (errno == EINTR || errno == ECONNRESET));
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        return Receipt::nothing;
    }
    // An empty message cannot be told from the end: none is ever sent.
    if (size <= 0) {
        return Receipt::closed;
    }
    out.bytes.assign(buffer.get(), static_cast<std::size_t>(size));
    if (const cmsghdr* const rights = CMSG_FIRSTHDR(&header); rights != nullptr && rights->cmsg_type == SCM_RIGHTS) {
        int number = -1;
        std::memcpy(&number, CMSG_DATA(rights), sizeof number);
        out.descriptor = Descriptor(number);
    }
    return Receipt::message;
}

}  // namespace bianmu::batch
