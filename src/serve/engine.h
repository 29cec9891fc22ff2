#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "batch/descriptor.h"
#include "batch/pool.h"
#include "model/progress.h"
#include "model/result.h"

namespace bianmu::serve {

/// One piece of work for a worker.
struct Work {
    std::string name;
    std::shared_ptr<const batch::Descriptor> content;
    batch::PackedOptions options;
};

/// What became of it.
struct Answer {
    std::optional<model::Error> error;
    std::string body;
    std::uint64_t wall_ms = 0;
};

struct Load {
    std::size_t waiting = 0, busy = 0;   ///< as of the last look at the workers
    std::size_t open = 0;                ///< that have no answer yet
    std::size_t workers = 0;
    std::uint64_t memory_kib = 0;
    bool is_ready = false;
};

/// Runs the pool of workers in a thread of its own; any thread may hand it work.
class Engine {
public:
    /// @param most  pieces of work that may wait or run at once.
    Engine(const batch::PoolOptions& pool, const batch::WorkerOptions& worker, std::size_t most);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine();

    /// Hands over work; `done` is called once, on the engine's thread, and must be quick.
    /// @param progress  called the same way: once when a worker takes it, without pages, and then with the pages that it has read.
    /// @return false if too much waits already, or the engine stops: then neither is ever called.
    [[nodiscard]] bool submit(Work work, std::function<void(Answer)> done, model::PageProgress progress = {});

    /// Waits for the answer. None if too much waits already.
    [[nodiscard]] std::optional<Answer> ask(Work work);

    [[nodiscard]] Load load() const;

    /// Ends the workers; what has no answer yet gets `environment`.
    void stop();

private:
    struct Listeners {
        std::function<void(Answer)> done;
        model::PageProgress progress;
    };
    struct Entry {
        Work work;
        Listeners listeners;
    };

    void run();
    void serve_pool(batch::Pool& pool);
    void dispatch(batch::Pool& pool);
    void take(batch::Outcome outcome);
    void tell(const batch::Task& task, std::uint64_t done, std::uint64_t all) const;
    void wait(const batch::Pool& pool);
    void fail_all(const std::string& why);
    void wake() const;

    batch::PoolOptions pool_options_;
    batch::WorkerOptions worker_options_;
    std::size_t most_;
    batch::Descriptor bell_;                          ///< rings when there is work
    mutable std::mutex mutex_;
    std::deque<Entry> waiting_;                       ///< under the mutex
    std::map<std::uint64_t, Listeners> running_;
    std::uint64_t next_ = 1;
    std::atomic<std::size_t> open_{0};                ///< waiting and running
    std::atomic<std::size_t> busy_{0};
    std::atomic<std::uint64_t> memory_kib_{0};
    std::atomic<bool> is_ready_{true}, stops_{false};
    std::thread thread_;
};

}  // namespace bianmu::serve
