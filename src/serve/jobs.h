#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "convert/convert.h"
#include "serve/body.h"
#include "serve/engine.h"

namespace bianmu::serve {

enum class JobState : std::uint8_t { queued, done, failed };

/// A document that a client left here, with its result; another thread may look at it any time.
struct Job {
    std::string id;   ///< not to be guessed
    Body body;
    convert::Options options;
    std::chrono::system_clock::time_point made;

    mutable std::mutex mutex;
    JobState state = JobState::queued;   ///< under the mutex, as all below
    bool is_begun = false;               ///< by a worker
    std::size_t pages_read = 0, pages = 0;   ///< while it is converted; 0 = not known
    Answer answer;
    std::string sizes;                   ///< of its pages, once asked for
    std::chrono::steady_clock::time_point used;

    [[nodiscard]] std::uint64_t bytes() const;
};

/// The jobs that are kept, in memory only. Thread-safe.
class Jobs {
public:
    Jobs(std::chrono::seconds keep, std::uint64_t most_bytes) : keep_(keep), most_bytes_(most_bytes) {}

    /// Keeps a job under a new id; the oldest that are not under way give way to it.
    /// @return null if there is no room.
    [[nodiscard]] std::shared_ptr<Job> add(Body body, convert::Options options);
    /// @return null if it is not there, or no longer.
    [[nodiscard]] std::shared_ptr<Job> find(const std::string& id);
    bool remove(const std::string& id);
    [[nodiscard]] std::size_t size() const;

private:
    void forget_old(std::uint64_t room);

    std::chrono::seconds keep_;
    std::uint64_t most_bytes_;
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Job>> jobs_;
};

}  // namespace bianmu::serve
