#pragma once

#include <cstdint>
#include <string>

#include "cli/batch_options.h"
#include "cli/messages.h"
#include "model/result.h"
#include "options/words.h"
#include "queue/worker.h"

namespace bianmu::cli {

struct WorkerWords {
    std::string queue, out, ledger, name;
    options::Words convert;
    PoolWords pool;
    std::uint64_t ack_wait = 60, deliveries = 10;
    bool until_empty = false;
};

struct WorkerRequest {
    queue::WorkerOptions options;
};

/// Adds the command `worker`.
[[nodiscard]] CLI::App& add_worker(CLI::App& app, WorkerWords& words);

/// @return what is asked, or `usage`.
[[nodiscard]] model::Result<WorkerRequest> understand_worker(const WorkerWords& words);

/// Converts what the queue delivers.
/// @return the exit status: 0 also when a signal ended it and nothing had failed.
[[nodiscard]] int work(const WorkerRequest& request, Messages& messages);

}  // namespace bianmu::cli
