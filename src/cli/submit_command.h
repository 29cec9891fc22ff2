#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "model/result.h"
#include "queue/submit.h"

namespace CLI {
class App;
}

namespace bianmu::cli {

struct SubmitWords {
    std::vector<std::string> sources, include, exclude;
    std::string queue;
    std::uint64_t inside_kib = 0;
    bool parked = false;
};

struct SubmitRequest {
    queue::SubmitOptions options;
    bool parked = false;   ///< lists what was given up, instead
};

/// Adds the command `submit`.
[[nodiscard]] CLI::App& add_submit(CLI::App& app, SubmitWords& words);

/// @return what is asked, or `usage`.
[[nodiscard]] model::Result<SubmitRequest> understand_submit(const SubmitWords& words);

/// Puts the sources into the queue, or prints what was parked.
/// @return the exit status.
[[nodiscard]] int submit_sources(const SubmitRequest& request, Messages& messages);

}  // namespace bianmu::cli
