#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/database.h"
#include "batch/descriptor.h"
#include "batch/place.h"
#include "batch/worker.h"
#include "model/result.h"

namespace bianmu::batch {

/// Of the tables; a ledger of another program or a later version is not touched.
inline constexpr const char* kLedgerFormat = "2";

/// A file of the sources that waits for its turn.
struct Waiting {
    std::int64_t id = 0;
    std::string source;
    std::string mirrored;  ///< its path below its SOURCE
    std::string output;
};

/// What became of one place; the row that the ledger keeps of it.
struct Settlement {
    Place place;
    bool is_archive = false;
    std::string sha256;
    std::uint64_t bytes = 0;
    std::optional<model::Error> error;  ///< none = done
    std::uint64_t attempts = 0;
    std::string output;
    std::string same_as;                ///< output of the same document at an earlier place, or that place
    std::uint64_t wall_ms = 0, processor_ms = 0, peak_kib = 0;
    Facts facts;
};

/// What the ledger says of a document that was met before.
struct Known {
    bool is_settled = false;
    std::string sha256, output;
    std::optional<model::Error> error;
};

struct Counts {
    std::uint64_t pending = 0, done = 0, failed = 0;
};

/// Which documents that failed are tried again.
struct Retry {
    std::vector<std::string> codes;  ///< empty = all, but those in quarantine
    std::uint64_t quarantine = 0;    ///< attempts after which one is in quarantine
};

/// The truth about a batch: an SQLite file with a row for each place of a document. Faults are thrown as EnvironmentFault.
class Ledger {
public:
    /// Opens it, or makes it, and keeps other runs from it.
    /// @throws EnvironmentFault, also if another run works with it.
    explicit Ledger(const std::string& path);

    /// Whether a run began and did not end.
    [[nodiscard]] bool is_unfinished();
    /// Begins a run. `resume` keeps what is settled; otherwise all is forgotten.
    /// @param options  digest of all that decides about the results.
    void begin(bool resume, const std::string& options, const std::string& version, const std::string& out);
    /// Ends it; what is left keeps it unfinished.
    void end(bool is_complete);

    /// Forgets files that wait, as nobody asks for them any more.
    void forget_waiting();
    /// Lets the documents that were made with other options or by another version be made again.
    void forget_outdated();
    /// Lets documents that failed be made again.
    void forget_failed(const Retry& retry);

    /// Takes a file of the sources up; one that is known and has not changed keeps its row.
    /// @param modified  nanoseconds since 1970; 0 = the file cannot be asked.
    void add_source(const std::string& source, const std::string& mirrored, std::uint64_t bytes, std::int64_t modified);
    /// Takes back a source that turned out not to be wanted.
    void remove_source(const std::string& source);
    void begin_group() { database_.run("begin immediate"); }
    void end_group() { database_.run("commit"); }

    /// The next files that wait, in their order.
    [[nodiscard]] std::vector<Waiting> waiting(std::int64_t after, std::size_t most);
    /// Whether a file is done, with the same options and by this version.
    [[nodiscard]] bool is_done(const std::string& source);
    [[nodiscard]] std::optional<Known> find(const Place& place);
    /// What failed in an archive.
    [[nodiscard]] std::vector<Settlement> failed_in(const std::string& source);
    /// A document of the same bytes that is settled with the same options, by this version. Its place is as messages show it.
    [[nodiscard]] std::optional<Settlement> find_twin(const std::string& sha256);
    /// `wanted`, or the same with a mark if another place has it.
    [[nodiscard]] std::string free_output(const std::string& wanted, const Place& place);
    /// The output with a mark that only this place has.
    [[nodiscard]] static std::string marked(const std::string& output, const Place& place);

    /// Keeps, as one step, what became of places and where the sink stands.
    void settle(const std::vector<Settlement>& settlements, const std::string& sink_state);
    [[nodiscard]] std::string sink_state();
    [[nodiscard]] Counts counts();

private:
    /// What is read between two settlements is one transaction, so that the file is locked once and not for each question.
    void read();
    void end_reading();
    void keep(const Settlement& settlement);
    [[nodiscard]] std::string meta(const std::string& name);
    void set_meta(const std::string& name, const std::string& value);

    Descriptor lock_;
    Database database_;
    std::int64_t run_ = 0;
    bool reads_ = false;
    std::string options_, version_;
    std::optional<Statement> add_, find_, find_twin_, find_output_, keep_;
};

}  // namespace bianmu::batch
