#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "queue/address.h"

namespace bianmu::queue {

struct SubmitOptions {
    std::vector<std::string> sources;          ///< as for a batch; and URLs, also in lists
    std::vector<std::string> include, exclude;
    Address queue;
    std::uint64_t inside_bytes = 0;            ///< files up to this size travel inside the message; 0 = none
};

struct Submitted {
    std::uint64_t files = 0;       ///< that the queue took
    std::uint64_t duplicates = 0;  ///< that it had already
    double seconds = 0;
};

/// Puts each file of the sources into the queue, an archive as one. A file that was put and has not changed is taken once an hour at most. Waits while the queue is
/// full or its server cannot be reached, up to a minute.
///
/// @param progress  hears of it now and then.
/// @return what was put; `usage` or `not_found` for a list that cannot be read; `environment` for a queue that does not take it.
[[nodiscard]] model::Result<Submitted> submit(const SubmitOptions& options, const std::function<void(const Submitted&)>& progress);

/// Hands on what workers gave up, a line of JSON each: {source, inner?, code, message, deliveries, worker}.
/// @return `environment` for a queue that cannot be read.
[[nodiscard]] model::Result<void> list_parked(const Address& queue, const std::function<void(std::string_view line)>& take);

}  // namespace bianmu::queue
