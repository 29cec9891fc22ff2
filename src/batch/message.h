#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "batch/descriptor.h"

namespace bianmu::batch {

/// One message between the parent and a child: numbers and texts, read in the order in which they were put.
class MessageWriter {
public:
    void number(std::uint64_t value);
    void text(std::string_view value);
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Reads what a MessageWriter wrote. What is missing reads as 0 or empty, and `ok` says so.
class MessageReader {
public:
    explicit MessageReader(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] std::uint64_t number();
    [[nodiscard]] std::string text();
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    /// Whether everything that was read was there.
    [[nodiscard]] bool ok() const { return ok_; }

private:
    std::string_view rest_;
    bool ok_ = true;
};

struct Received {
    std::string bytes;
    Descriptor descriptor;  ///< that came with it, if any
};

enum class Receipt : std::uint8_t { message, nothing, closed };

/// Sends one message, and a descriptor with it unless it is -1. Waits while the other side is behind.
/// @return false if the other side is gone.
[[nodiscard]] bool send_message(int socket, const MessageWriter& message, int descriptor = -1);

/// Takes one message.
/// @param wait  false: `nothing` if none is there.
[[nodiscard]] Receipt receive_message(int socket, Received& out, bool wait);

}  // namespace bianmu::batch
