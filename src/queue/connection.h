#pragma once

#include <nats/nats.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "queue/address.h"

namespace bianmu::queue {

/// The durable consumer that all workers of a queue share.
inline constexpr const char* kConsumer = "workers";

struct Destroy {
    void operator()(natsConnection* thing) const { natsConnection_Destroy(thing); }
    void operator()(natsSubscription* thing) const { natsSubscription_Destroy(thing); }
    void operator()(natsMsg* thing) const { natsMsg_Destroy(thing); }
    void operator()(jsCtx* thing) const { jsCtx_Destroy(thing); }
};
using MessagePointer = std::unique_ptr<natsMsg, Destroy>;

/// A connection to the server of a queue that comes back by itself when it is lost. Faults are thrown as EnvironmentFault.
class Connection {
public:
    /// Connects, and makes the streams where they are missing.
    explicit Connection(const Address& address);

    /// Makes the consumer, or changes it to this.
    void make_consumer(std::chrono::seconds ack_wait);
    [[nodiscard]] std::unique_ptr<natsSubscription, Destroy> subscribe();

    enum class Published : std::uint8_t { stored, duplicate, full, failed };
    /// Stores a message, once for each id.
    /// @return `full` if the stream takes no more for now; `failed` if the server cannot be reached just now.
    [[nodiscard]] Published publish(const std::string& subject, std::string_view message, const std::string& id);

    /// Whether nothing waits and nothing is being worked on; false also if the server does not say.
    [[nodiscard]] bool is_drained();
    /// Bytes that a message may have.
    [[nodiscard]] std::uint64_t most_bytes() const;
    /// Waits until what was sent has arrived, or some seconds.
    void flush();
    /// The messages that were given up, in their order.
    void each_parked(const std::function<void(std::string_view)>& take);

private:
    void make_stream(const std::string& name, const std::string& subject, bool is_queue);

    Address address_;
    std::unique_ptr<natsConnection, Destroy> connection_;
    std::unique_ptr<jsCtx, Destroy> stream_;
};

}  // namespace bianmu::queue
