#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "batch/arrivals.h"
#include "batch/descriptor.h"
#include "queue/connection.h"
#include "queue/worker.h"

namespace bianmu::queue {

/// The files that a queue delivers to this worker. A thread of its own talks to the server, so that signs of life go out while documents convert.
class Deliveries : public batch::Arrivals {
public:
    explicit Deliveries(const WorkerOptions& options);
    /// Says what is done, and gives the rest back.
    ~Deliveries() override;

    [[nodiscard]] std::optional<batch::Arrival> next() override;
    [[nodiscard]] bool at_end() override;
    [[nodiscard]] int wake() const override { return wake_.get(); }
    void departed(const std::vector<batch::Departure>& departures) override;

private:
    using Clock = std::chrono::steady_clock;
    /// A file that this worker has.
    struct Held {
        std::vector<MessagePointer> messages;   ///< more than one if it was delivered again
        std::uint64_t deliveries = 0;
    };

    void live();
    void talk();
    void fetch(int most);
    void take(MessagePointer message);
    void finish(const batch::Departure& departure);
    void give_sign();
    [[nodiscard]] bool park(const std::string& source, const std::string& inner, const std::string& code, const std::string& message, std::uint64_t deliveries);
    void acknowledge(const std::vector<MessagePointer>& messages) const;
    [[nodiscard]] bool is_patient() const { return !stopped_ || Clock::now() < *stopped_ + std::chrono::seconds(10); }

    const WorkerOptions& options_;
    Connection connection_;
    std::unique_ptr<natsSubscription, Destroy> subscription_;
    std::string name_;                          ///< of this machine
    std::size_t most_;                          ///< files held at once
    batch::Descriptor wake_;
    std::map<std::string, Held> held_;          ///< by source; the thread's own
    Clock::time_point signed_ = Clock::now();

    std::mutex mutex_;                          ///< of all below
    std::condition_variable changed_;
    std::deque<batch::Arrival> arrived_;
    std::deque<batch::Departure> departed_;
    bool is_drained_ = false;
    std::exception_ptr fault_;
    std::optional<Clock::time_point> stopped_;
    std::thread thread_;
};

}  // namespace bianmu::queue
