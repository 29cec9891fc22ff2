#pragma once

#include <chrono>
#include <cstdint>

#include "batch/batch.h"
#include "model/result.h"
#include "queue/address.h"

namespace bianmu::queue {

struct WorkerOptions {
    batch::BatchOptions batch;            ///< all but the sources, and what resumes
    Address queue;
    std::chrono::seconds ack_wait{60};    ///< without a sign of life, after which a file is given to another worker
    std::uint64_t deliveries = 10;        ///< of a file to workers that died with it, after which it is parked
    bool until_empty = false;             ///< ends when nothing waits and no worker works
};

/// Takes files from the queue, converts them, and acknowledges each after the sink has made it durable. A file that cannot be converted is parked with its reason.
///
/// SIGINT and SIGTERM end it with what is running; files that it has not begun go back to the queue at once.
/// @return as for `run_batch`.
[[nodiscard]] model::Result<batch::Summary> run_worker(const WorkerOptions& options, const batch::Listener& listener);

}  // namespace bianmu::queue
