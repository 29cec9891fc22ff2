#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/worker.h"
#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::batch {

/// What the results go into.
enum class SinkKind : std::uint8_t {
    folder,    ///< a folder of JSON files, which mirrors the sources
    lines,     ///< `.ndjson`, `.ndjson.gz`, `.ndjson.zst`: a document a line
    server,    ///< `postgresql://…`: the same tables
    archive,   ///< `.sqlite`, `.db`: tables, and an index to search
};

/// The kind of sink that `--out` names.
[[nodiscard]] SinkKind sink_kind(std::string_view out);

struct BatchOptions {
    std::vector<std::string> sources;  ///< files, folders, archives, `@FILE`, `-`
    std::vector<std::string> include, exclude;
    std::string out;
    std::uint64_t split_bytes = 0;     ///< of lines: the size after which another file begins; 0 = never
    std::string ledger;                ///< empty = beside the output
    std::size_t workers = 1;
    std::chrono::seconds timeout{120};  ///< of one document
    std::uint64_t memory_mib = 2048;    ///< of one worker's address space
    std::uint64_t attempts = 3;         ///< times that a document may crash a worker
    std::uint64_t shard = 0, shards = 1;
    bool resume = false;   ///< goes on where the ledger's last run ended
    bool restart = false;  ///< begins anew, whatever the ledger holds
    bool upgrade = false;  ///< also makes again what was made with other options or by another version
    std::optional<std::vector<std::string>> retry;  ///< codes of failed documents to make again; empty = all but those in quarantine
    convert::Options convert;
};

/// How far a run has come.
struct Progress {
    std::uint64_t done = 0, failed = 0, kept = 0;  ///< kept: settled by an earlier run
    std::uint64_t known = 0;                       ///< documents found so far, and files that wait
    std::size_t busy = 0, workers = 0;
    std::uint64_t memory_kib = 0;                  ///< of the workers
    double seconds = 0;
};

/// What hears of a run while it goes on.
struct Listener {
    std::function<void(const std::string& place, const model::Error& error)> failed;
    std::function<void(const Progress& progress)> progress;  ///< about five times a second
};

struct Summary {
    Progress progress;
    std::uint64_t failed_in_all = 0;  ///< of the ledger, earlier runs included
    bool is_complete = false;         ///< false: a signal ended it, and `resume` goes on
};

/// Converts all documents of the sources with a pool of worker processes into the sink, and keeps a ledger of them.
///
/// SIGINT and SIGTERM end it with what is running; a second one at once. Equal sources and options give equal outputs, whatever the number of
/// workers and whatever interrupted earlier runs that it resumes.
///
/// @return the sums; `usage` for a ledger whose run did not end, without `resume` or `restart`; `not_found` and its kin for a list that cannot be
///         read; `environment` for a sink or ledger that fails.
[[nodiscard]] model::Result<Summary> run_batch(const BatchOptions& options, const Listener& listener);

/// Where the ledger of these options lies.
[[nodiscard]] std::string ledger_path(const BatchOptions& options);

/// Whether this process is a child of a batch; then `run_child` is its whole life.
[[nodiscard]] bool is_child(const std::vector<std::string>& arguments);
/// @param before  runs before each conversion of a worker; the tests plant their faults with it.
/// @param other   work of the program's own that its workers do besides converting.
[[nodiscard]] int run_child(const std::vector<std::string>& arguments, const BeforeConversion& before = {}, const OtherWork& other = {});

}  // namespace bianmu::batch
