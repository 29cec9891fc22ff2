#pragma once

#include "batch/pipe.h"
#include "cli/batch_options.h"
#include "cli/messages.h"
#include "model/result.h"
#include "options/words.h"

namespace bianmu::cli {

struct PipeWords {
    options::Words convert;
    PoolWords pool;
    bool unordered = false;
};

struct PipeRequest {
    batch::PipeOptions options;
};

/// Adds the command `pipe`.
[[nodiscard]] CLI::App& add_pipe(CLI::App& app, PipeWords& words);

/// @return what is asked, or `usage`.
[[nodiscard]] model::Result<PipeRequest> understand_pipe(const PipeWords& words);

/// Answers the requests on standard input until it ends.
/// @return the exit status.
[[nodiscard]] int answer_requests(const PipeRequest& request, Messages& messages);

}  // namespace bianmu::cli
