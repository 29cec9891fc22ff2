#include "cli/worker_command.h"

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <array>
#include <chrono>

#include "cli/arguments.h"
#include "cli/batch_line.h"
#include "cli/program.h"
#include "cli/progress.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kExamples = R"(Examples:
  bianmu worker --queue nats://queue.example.cn:4222 --out /shared/out
  bianmu worker --queue nats://localhost/scans --out part-$HOSTNAME.sqlite --until-empty

Workers may share a folder or a database; of the files each needs one of its own. Several workers on one machine need names.
What cannot be converted is parked with its reason: bianmu submit --queue ... --parked)";

/// Beside the output, one for each worker.
std::string ledger_of(const WorkerWords& words) {
    if (!words.ledger.empty()) {
        return words.ledger;
    }
    std::string out = batch::sink_kind(words.out) == batch::SinkKind::server ? "bianmu" : words.out;
    while (out.size() > 1 && out.ends_with('/')) {
        out.pop_back();
    }
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return out + "." + (words.name.empty() ? std::string(host.data()) : words.name) + ".ledger.sqlite";
}

}  // namespace

CLI::App& add_worker(CLI::App& app, WorkerWords& words) {
    CLI::App& command = *app.add_subcommand("worker", "Convert what a queue delivers");
    command.add_option("--queue", words.queue, "The queue: a NATS server with JetStream, and the name of a stream")->type_name("nats://HOST:PORT[/STREAM]");
    command.add_option("-o,--out", words.out, "Where the results go, as for a batch")->type_name("DIR|FILE|postgresql://…");
    command.add_option("--name", words.name, "Name of this worker among those that share an output; the machine's unless given")->type_name("NAME");
    command.add_option("--ledger", words.ledger, "The worker's ledger (SQLite); beside the output unless named")->type_name("FILE");
    command.add_flag("--until-empty", words.until_empty, "End when nothing waits and no worker works");
    add_number(command, "--ack-wait", words.ack_wait, "S", "Seconds without a sign of life after which others get a worker's files");
    add_number(command, "--deliveries", words.deliveries, "N", "Times that a file may be given to workers that die, before it is parked");
    add_pool_options(command, words.pool);
    add_conversion_options(command, words.convert);
    command.footer(kExamples);
    return command;
}

model::Result<WorkerRequest> understand_worker(const WorkerWords& words) {
    if (words.queue.empty()) {
        return fail(Code::usage, "no queue: name it with --queue nats://HOST:PORT[/STREAM]");
    }
    if (const auto right = check_output(words.out, words.convert.pretty); !right) {
        return tl::unexpected(right.error());
    }
    if (words.name.find('/') != std::string::npos) {
        return fail(Code::usage, "--name is part of a file name, and has no slash");
    }
    if (words.ack_wait == 0 || words.deliveries == 0) {
        return fail(Code::usage, "--ack-wait and --deliveries are at least 1");
    }
    if (const auto right = check_pool(words.pool); !right) {
        return tl::unexpected(right.error());
    }
    auto address = queue::read_address(words.queue);
    if (!address) {
        return tl::unexpected(std::move(address.error()));
    }
    auto conversion = options::understand(words.convert);
    if (!conversion) {
        return tl::unexpected(std::move(conversion.error()));
    }
    WorkerRequest request;
    queue::WorkerOptions& options = request.options;
    options.queue = std::move(*address);
    options.ack_wait = std::chrono::seconds(words.ack_wait);
    options.deliveries = words.deliveries;
    options.until_empty = words.until_empty;
    options.batch.out = words.out;
    options.batch.ledger = ledger_of(words);
    set_pool(options.batch, words.pool);
    options.batch.convert = std::move(*conversion);
    return request;
}

int work(const WorkerRequest& request, Messages& messages) {
    ProgressReport report(messages);
    const auto summary = queue::run_worker(request.options, report.listener());
    messages.clear_progress();
    if (!summary) {
        return give_up(summary.error(), messages);
    }
    report.end(summary->progress, summary->is_complete ? "finished" : "stopped");
    return summary->progress.failed > 0 ? 1 : 0;
}

}  // namespace bianmu::cli
