#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/facts.h"
#include "batch/message.h"
#include "convert/convert.h"
#include "model/limits.h"
#include "model/result.h"

namespace bianmu::batch {

/// The hidden command that runs a worker.
inline constexpr const char* kWorkerMode = "--bianmu-worker";

/// What a worker is told: options, in the descriptor, for the documents that follow; or a document: its name and archive path, and its content in the descriptor.
enum class WorkerRequest : std::uint8_t { options, document };

/// What a worker says in the place of an error's code while it is at work: numbers of pages follow, done and all.
inline constexpr std::string_view kProgress = "progress";

/// How documents are converted.
struct WorkerOptions {
    convert::Options convert;  ///< without `keep_picture`, `explain` and `progress`
    std::uint64_t processor_seconds = 0;
    std::string work = {};     ///< that the program's own OtherWork does with the document instead; empty = conversion

    /// All that decides about the result, as a message and, of it, the digest.
    [[nodiscard]] MessageWriter pack() const;
    [[nodiscard]] static WorkerOptions unpack(MessageReader& message);
};

/// Work of a program that is no conversion, named by `WorkerOptions::work`; it runs in the sandbox.
using OtherWork = std::function<model::Result<std::string>(std::string_view work, std::span<const std::byte> bytes, std::string_view name,
                                                           const convert::Options& options, const model::Limits& limits)>;

/// Runs before each conversion; the tests plant their faults with it.
using BeforeConversion = std::function<void(std::span<const std::byte> bytes)>;

/// The life of a worker: closes its sandbox, and answers one document after the other until the socket closes.
/// @return the exit status.
[[nodiscard]] int run_worker(int socket, const BeforeConversion& before, const OtherWork& other);

}  // namespace bianmu::batch
