#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::serve {

/// Options of one request: names, and values as text.
using OptionWords = std::vector<std::pair<std::string, std::string>>;

struct Options {
    std::string host = "127.0.0.1";
    int port = 8640;                                            ///< 0 = one that is free
    std::string token;                                          ///< that requests must bear; empty = none
    std::size_t workers = 1;                                    ///< and as many more in the places of those whose documents are slow
    std::chrono::seconds timeout{120};                          ///< of one document
    std::uint64_t memory_mib = 2048;                            ///< of one worker's address space
    std::uint64_t attempts = 2;                                 ///< times that a document may crash a worker
    std::uint64_t body_bytes = std::uint64_t{64} << 20U;        ///< of one request
    std::size_t queue = 64;                                     ///< documents that wait or are being converted; more are answered with 429
    std::size_t connections = 128;                              ///< that are served at once; more wait
    std::chrono::seconds keep{900};                             ///< that a job is kept after it was last asked for
    std::uint64_t kept_bytes = std::uint64_t{512} << 20U;       ///< of all jobs; the oldest give way
    /// Understands a request's options; `usage` with what is wrong. Called from many threads.
    std::function<model::Result<convert::Options>(const OptionWords&)> understand;
};

struct Listener {
    std::function<void(const std::string& address)> listening;
    /// Before that, where other machines reach it and no token is asked for.
    std::function<void(const std::string& what)> warning;
    std::function<void(const std::string& what)> stopping;
};

/// Serves HTTP until SIGTERM or SIGINT; then takes no more, answers what is under way, and returns. A second signal ends it at once.
///
/// Documents are converted by a pool of worker processes, as in a batch: a document that hangs, crashes or eats memory costs its worker.
/// Nothing that clients send is kept on disk, and no answer holds a path of this system.
///
/// @return `environment` if the address cannot be had, or no worker can be started.
[[nodiscard]] model::Result<void> serve(const Options& options, const Listener& listener);

/// Whether this process is a worker of the service; then `run_child` is its whole life.
[[nodiscard]] bool is_child(const std::vector<std::string>& arguments);
/// @param before  runs before each conversion; the tests plant their faults with it.
[[nodiscard]] int run_child(const std::vector<std::string>& arguments, const std::function<void(std::span<const std::byte>)>& before = {});

}  // namespace bianmu::serve
