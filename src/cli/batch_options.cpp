#include "cli/batch_options.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <thread>

#include "cli/arguments.h"

namespace bianmu::cli {

using model::Code;
using model::fail;

void add_message_options(CLI::App& command, MessageWords& words) {
    command.add_flag("-q,--quiet", words.quiet, "No progress and no sums; errors only");
    command.add_option("--log-format", words.log_format, "Messages as text, or as JSON lines {level, code, file, message}")->type_name("text|json");
}

void add_pool_options(CLI::App& command, PoolWords& words) {
    add_number(command, "-j,--jobs", words.jobs, "N", "Workers; as many as the processors unless named");
    add_number(command, "--timeout", words.timeout, "S", "Seconds that one document may take");
    add_number(command, "--memory", words.memory, "MIB", "MiB of address space that one worker may have");
    add_number(command, "--attempts", words.attempts, "N", "Workers that one document may crash before it fails");
}

void add_conversion_options(CLI::App& command, options::Words& words, bool is_one_line) {
    add_reading_options(command, words, "encrypted documents and archives");
    command.add_option("--evidence", words.evidence, "full, or none: leave out why each field has its value")->type_name("full|none");
    if (!is_one_line) {
        command.add_flag("--pretty", words.pretty, "Indent the JSON");
    }
}

model::Result<MessageOptions> understand_messages(const MessageWords& words) {
    if (words.log_format != "text" && words.log_format != "json") {
        return fail(Code::usage, "--log-format takes text or json, not " + words.log_format);
    }
    return MessageOptions{words.log_format == "json", words.quiet};
}

model::Result<void> check_pool(const PoolWords& words) {
    if (words.jobs > 1024 || words.timeout == 0 || words.memory < 64 || words.attempts == 0) {
        return fail(Code::usage, "--jobs is at most 1024, --timeout and --attempts at least 1, --memory at least 64");
    }
    return {};
}

std::size_t workers_of(const PoolWords& words) {
    return words.jobs > 0 ? words.jobs : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace bianmu::cli
