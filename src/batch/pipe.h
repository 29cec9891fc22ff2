#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "batch/batch.h"
#include "convert/convert.h"
#include "model/result.h"
#include "options/request.h"

namespace bianmu::batch {

struct PipeOptions {
    std::size_t workers = 1;
    std::chrono::seconds timeout{120};  ///< of one document
    std::uint64_t memory_mib = 2048;    ///< of one worker's address space
    std::uint64_t attempts = 3;         ///< times that a document may crash a worker
    bool unordered = false;             ///< answers go out as they are ready
    convert::Options convert;           ///< of requests without options of their own
    /// Understands a request's options; `usage` with what is wrong. Equal words are asked once.
    std::function<model::Result<convert::Options>(const options::Pairs&)> understand;
};

/// Answers requests, one JSON object a line, until the input ends:
///
///     {"id": ID, "path": PATH, "options": {…}}                     a file, from the working folder
///     {"id": ID, "content": BASE64, "name": NAME, "options": {…}}  its bytes
///
/// with `{"id": ID, "document": DOCUMENT}` (a string for formats that are no JSON) or `{"id": ID, "error": {"code", "message"}}`, one line each, in the
/// order of the requests unless `unordered`. A line that is no request is answered with `usage`, and the next is read. What is in flight is bounded:
/// while nobody takes the answers, no request is read.
///
/// @param in, out    descriptors; neither is closed.
/// @param progress   hears of it about five times a second.
/// @return how many were converted and how many failed; `environment` if the output closes or no worker can be started.
[[nodiscard]] model::Result<Progress> run_pipe(int in, int out, const PipeOptions& options, const std::function<void(const Progress&)>& progress);

}  // namespace bianmu::batch
