#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/command_line.h"
#include "model/result.h"
#include "options/words.h"

namespace CLI {
class App;
}

namespace bianmu::cli {

/// Options that several commands of the program for batches have, as they stand on the command line.
struct PoolWords {
    std::uint64_t jobs = 0, timeout = 120, memory = 2048, attempts = 3;
};

struct MessageWords {
    std::string log_format = "text";
    bool quiet = false;
};

void add_message_options(CLI::App& command, MessageWords& words);
void add_pool_options(CLI::App& command, PoolWords& words);
/// @param is_one_line  leaves out what makes several lines of a document.
void add_conversion_options(CLI::App& command, options::Words& words, bool is_one_line = false);

/// Each returns `usage` with what a value may be.
[[nodiscard]] model::Result<MessageOptions> understand_messages(const MessageWords& words);
[[nodiscard]] model::Result<void> check_pool(const PoolWords& words);

/// As many as the processors, unless named.
[[nodiscard]] std::size_t workers_of(const PoolWords& words);

/// Hands the words on to the options of a pool, of a batch, a pipe or a service: they name them alike.
template <class Options>
void set_pool(Options& options, const PoolWords& words) {
    options.workers = workers_of(words);
    options.timeout = std::chrono::seconds(words.timeout);
    options.memory_mib = words.memory;
    options.attempts = words.attempts;
}

}  // namespace bianmu::cli
