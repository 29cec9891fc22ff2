#pragma once

#include <poll.h>

#include <cstdint>
#include <string>

#include "batch/descriptor.h"

namespace bianmu::batch {

/// Text around what lies in a file.
struct Parcel {
    std::string head;
    Descriptor body;
    std::uint64_t body_bytes = 0;  ///< that are sent
    std::string tail;
};

/// Writes parcels to a descriptor, one after the other, without waiting for who reads it.
class Outlet {
public:
    explicit Outlet(int descriptor);

    [[nodiscard]] bool is_idle() const { return at_ == text_.size() && sent_ == parcel_.body_bytes; }
    /// Precondition: is_idle().
    void give(Parcel parcel);
    /// What to wait for: room, or that the reader has gone.
    [[nodiscard]] pollfd watched() const;
    /// Writes as much as is taken now.
    /// @throws EnvironmentFault if it can no longer be written to.
    void serve();

private:
    void refill();

    int descriptor_;
    std::size_t at_once_;
    Parcel parcel_;
    std::string text_;        ///< to be written next
    std::size_t at_ = 0;      ///< of it, written
    std::uint64_t sent_ = 0;  ///< of the body, moved into `text_`
};

}  // namespace bianmu::batch
