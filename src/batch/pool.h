#pragma once

#include <poll.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/child.h"
#include "batch/descriptor.h"
#include "batch/place.h"
#include "batch/worker.h"
#include "model/result.h"

namespace bianmu::batch {

using Clock = std::chrono::steady_clock;

struct PoolOptions {
    std::size_t workers = 1;
    std::chrono::milliseconds timeout{120'000};            ///< of one document, by the clock on the wall
    std::chrono::milliseconds grace{2'000};                ///< between asking a late worker to end and making it
    ProcessLimits limits;
    std::uint64_t documents = 2'000;                       ///< after which a worker is replaced
    std::uint64_t growth_kib = std::uint64_t{256} << 10U;  ///< of a worker's memory, after which it is
    std::uint64_t attempts = 3;                            ///< times that a document may take its worker down
    std::size_t spare = 0;                                 ///< workers more, each in the place of one whose document is slow
    std::chrono::milliseconds patience{2'000};             ///< after which a document is slow
};

/// Options as workers take them; tasks that share them cost a worker nothing to change over.
using PackedOptions = std::shared_ptr<const Descriptor>;

/// @throws EnvironmentFault if memory has run out.
[[nodiscard]] PackedOptions pack_options(const WorkerOptions& options);

/// One document to convert.
struct Task {
    std::uint64_t number = 0;  ///< the caller's own
    std::string name;
    std::vector<std::string> archive_path;
    Descriptor content;
    PackedOptions options;       ///< none = those of the pool
    std::uint64_t attempts = 0;  ///< workers that it was given to
};

/// What became of it.
struct Outcome {
    Task task;
    std::optional<model::Error> error;
    Descriptor content;  ///< sealed
    std::string sha256;  ///< of the document, if the worker read it
    Facts facts;
    std::uint64_t wall_ms = 0, processor_ms = 0, peak_kib = 0;
};

using TaskProgress = std::function<void(const Task& task, std::uint64_t done, std::uint64_t all)>;

/// Worker processes that convert documents, one at a time each. A document that crashes, hangs or eats memory costs its worker, which is
/// replaced, and nothing else. One thread; faults of the environment are thrown as EnvironmentFault.
class Pool {
public:
    /// @param worker  options of the documents that bring none of their own.
    /// @param progress  hears how many pages of a task have been read, of how many; ten times a second at most.
    Pool(PoolOptions options, const WorkerOptions& worker, std::function<void(Outcome)> take, TaskProgress progress = {});

    [[nodiscard]] bool has_room() const;
    /// Whether a document would be begun at once, with no process to start first.
    [[nodiscard]] bool has_ready() const;
    [[nodiscard]] bool is_idle() const;
    /// Starts the workers that are not there, for those whose documents come when they like: without it the first document does. Those in the
    /// place of slow ones are started here only.
    /// @param most  that are needed.
    void start_all(std::size_t most = SIZE_MAX);
    /// Whether a worker that is at a document may have its next ones: it then need not wait for this process between them.
    [[nodiscard]] bool has_room_ahead() const;
    /// Whether every worker has documents for this long, at the pace of its last ones.
    [[nodiscard]] bool is_fed(std::chrono::microseconds time) const;
    /// Starts a document, or lets it wait in a worker. Precondition: has_room() or has_room_ahead().
    void give(Task task);

    /// What to wait for.
    void watch(std::vector<pollfd>& list) const;
    [[nodiscard]] std::optional<Clock::time_point> next_deadline() const;
    /// Takes answers and deaths, and ends what is late.
    void serve();
    /// Ends all workers at once; their documents have no outcome.
    void stop();

    [[nodiscard]] std::uint64_t memory_kib() const;
    [[nodiscard]] std::size_t busy() const;

private:
    struct Slot {
        std::unique_ptr<Child> child;
        bool is_ready = false;          ///< it said that its sandbox is closed
        PackedOptions told;             ///< the options that it has
        std::deque<Task> tasks;         ///< the one that it is at, and those that wait for it
        bool is_given = false;          ///< they were sent
        std::uint64_t served = 0, first_kib = 0, kib = 0;
        std::uint64_t pace = 0;         ///< microseconds that a document takes, of late; 0 = not known
        Clock::time_point started, deadline;
        bool is_late = false, is_slow = false;
    };

    void start(Slot& slot) const;
    void tell(Slot& slot, PackedOptions options) const;
    void send(Slot& slot, const Task& task) const;
    void begin(Slot& slot) const;
    [[nodiscard]] Task take_first(Slot& slot) const;
    [[nodiscard]] bool takes_ahead(const Slot& slot) const;
    void take_message(Slot& slot, Received& received);
    void take_death(Slot& slot);
    /// Whether it has something to do: a document, or to start.
    [[nodiscard]] static bool is_timed(const Slot& slot);
    /// Whether its document is not known to be slow yet, and matters.
    [[nodiscard]] bool may_be_slow(const Slot& slot) const;
    void check_time(Slot& slot) const;
    /// Of workers whose documents are slow.
    [[nodiscard]] std::size_t slow() const;

    PoolOptions options_;
    PackedOptions packed_;
    std::function<void(Outcome)> take_;
    TaskProgress progress_;
    std::vector<Slot> slots_;
    unsigned failed_starts_ = 0;
};

}  // namespace bianmu::batch
