#include "batch/batch.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include "batch/fault.h"
#include "batch/ledger.h"
#include "batch/reader.h"
#include "batch/runner.h"
#include "batch/sink.h"
#include "batch/walk.h"
#include "batch/worker.h"
#include "convert/digest.h"
#include "emit/emit.h"
#include "store/address.h"

namespace bianmu::batch {
namespace {

using model::Code;
using model::fail;

/// Whether a file belongs to this shard: by its name, so that all shards agree without talking.
bool is_of_shard(const std::string& mirrored, const BatchOptions& options) {
    std::uint64_t hash = 14695981039346656037U;   // FNV-1a
    for (const char c : mirrored) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    return hash % options.shards == options.shard % options.shards;
}

/// Whether what the ledger has as done is in no output of this name and kind. A folder may have lost files of it: others may have taken them up.
bool is_elsewhere(Ledger& ledger, const std::string& out) {
    if (ledger.counts().done == 0) {
        return false;
    }
    const bool has_state = !ledger.sink_state().empty();   // as all sinks but folders have
    std::error_code ignored;
    return sink_kind(out) == SinkKind::folder ? has_state || !std::filesystem::is_directory(out, ignored) : !has_state;
}

/// Takes the lists, which may be large.
/// @param expect  hears how many files there are so far.
void list_sources(const BatchOptions& options, Lists lists, const Filter& filter, const Sink& sink, Ledger& ledger, const std::function<void(std::size_t)>& expect) {
    std::size_t count = 0;
    ledger.begin_group();
    Walk walk(filter, [&](const SourceFile& file) {
        if (is_of_shard(file.mirrored, options)) {
            ledger.add_source(file.path, file.mirrored, file.bytes, file.modified);
            expect(++count);
        }
    });
    const std::string path = ledger_path(options);
    for (const std::string& own : {path, path + "-wal", path + "-shm"}) {
        walk.leave_out(own);
    }
    for (const std::string& own : sink.own_files()) {
        walk.leave_out(own);
    }
    walk.run(options.sources, lists);
    ledger.end_group();
}

model::Result<Summary> run(const BatchOptions& options, const Listener& listener) {
    auto lists = read_lists(options.sources);
    if (!lists) {
        return tl::unexpected(lists.error());
    }
    const std::string path = ledger_path(options);
    Ledger ledger(path);
    const bool goes_on = options.resume || options.upgrade || options.retry.has_value();
    if (!goes_on && !options.restart && ledger.is_unfinished()) {
        return fail(Code::usage, "the ledger " + path + " holds a run that did not end; --resume goes on with it, --restart begins anew");
    }
    const auto foreign = [](const std::string& out) { return fail(Code::environment, out + ": is not what the ledger says; begin anew with --restart"); };
    if (goes_on && is_elsewhere(ledger, options.out)) {
        return foreign(store::without_password(options.out));
    }
    const auto sink = open_sink(options.out, convert::digest_of(path).substr(0, 8), options.split_bytes);
    ledger.begin(goes_on, digest_of_options(options.convert), std::string(emit::version()), store::without_password(options.out));
    if (const std::string wrong = sink->restore(ledger.sink_state()); !wrong.empty()) {
        return foreign(wrong);
    }
    if (options.upgrade) {
        ledger.forget_outdated();
    }
    if (options.retry) {
        ledger.forget_failed({*options.retry, options.attempts});
    }
    const Filter filter(options.include, options.exclude);
    LedgerIntake intake(ledger);
    Runner runner(options, listener, ledger, *sink, filter, pool_options(options), intake);
    if (!goes_on) {
        runner.begin_anew();
    }
    list_sources(options, *std::move(lists), filter, *sink, ledger, [&](std::size_t files) {
        if (!goes_on && files <= options.workers) {   // otherwise all may be done
            runner.expect(files);
        }
    });
    return runner.run_to_end(ledger.counts());
}

}  // namespace

std::string digest_of_options(const convert::Options& options) {
    return convert::digest_of(WorkerOptions{options, 0}.pack().bytes()).substr(0, 16);
}

PoolOptions pool_options(const BatchOptions& options) {
    PoolOptions out;
    out.workers = std::max<std::size_t>(options.workers, 1);
    out.timeout = options.timeout;
    out.limits.memory_bytes = options.memory_mib << 20U;
    out.attempts = std::max<std::uint64_t>(options.attempts, 1);
    return out;
}

std::string ledger_path(const BatchOptions& options) {
    if (!options.ledger.empty()) {
        return options.ledger;
    }
    std::string out = options.out.find("://") == std::string::npos ? options.out : "bianmu";
    while (out.size() > 1 && out.ends_with('/')) {
        out.pop_back();
    }
    if (options.shards > 1) {
        out += "." + std::to_string(options.shard % options.shards) + "-of-" + std::to_string(options.shards);
    }
    return out + ".ledger.sqlite";
}

model::Result<Summary> run_batch(const BatchOptions& options, const Listener& listener) {
    return without_faults([&] { return run(options, listener); });
}

bool is_child(const std::vector<std::string>& arguments) {
    return arguments.size() == 1 && (arguments.front() == kWorkerMode || arguments.front() == kReaderMode);
}

int run_child(const std::vector<std::string>& arguments, const BeforeConversion& before, const OtherWork& other) {
    return arguments.front() == kWorkerMode ? run_worker(kChildSocket, before, other) : run_reader(kChildSocket);
}

}  // namespace bianmu::batch
