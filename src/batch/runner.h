#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/batch.h"
#include "batch/duplicates.h"
#include "batch/feed.h"
#include "batch/filter.h"
#include "batch/intake.h"
#include "batch/ledger.h"
#include "batch/pool.h"
#include "batch/seen.h"
#include "batch/sink.h"

namespace bianmu::batch {

/// What a batch asks of its pool.
[[nodiscard]] PoolOptions pool_options(const BatchOptions& options);

/// Everything that decides about a result, apart from the program's version, as a digest.
[[nodiscard]] std::string digest_of_options(const convert::Options& options);

/// One run: lets the documents of the feed through the pool into the sink, and settles them in the ledger. One thread, one loop.
class Runner {
public:
    Runner(const BatchOptions& options, const Listener& listener, Ledger& ledger, Sink& sink, const Filter& filter, const PoolOptions& pool, Intake& intake);

    /// For a run that begins with an empty ledger, before its files are known: starts the reader. The ledger is not asked then for what this run has not met.
    void begin_anew();
    /// After that: starts workers for this many documents.
    void expect(std::size_t documents) { pool_.start_all(documents); }
    /// @param known  documents that wait or are settled already.
    /// @return whether everything is settled.
    [[nodiscard]] bool run(const Counts& known);
    /// The same, and the end of the run: the sink finishes if everything is settled, and the ledger says whether it did.
    [[nodiscard]] Summary run_to_end(const Counts& known);
    [[nodiscard]] const Progress& progress() const { return progress_; }

private:
    /// A document between being found and being settled.
    struct Item {
        Place place;
        std::string key, sha256, output;
        std::uint64_t bytes = 0;
        bool is_twin = false;              ///< of one that is settled, or may be of one that is on its way: waits for it
        std::optional<Task> task;          ///< waits for a worker
        std::optional<Outcome> outcome;    ///< waits to be settled
        std::uint64_t content_bytes = 0;   ///< of what was made of it
        bool is_ready = false;             ///< may be settled
    };
    /// An archive whose files are on their way.
    struct OpenArchive {
        std::uint64_t unsettled = 0;
        std::optional<Settlement> end;
    };

    void find(Found found);
    void find_document(Place place, const std::string& mirrored, Found& found);
    void release(const Item& item);
    [[nodiscard]] bool is_taken(const std::string& output, const Place& place) const;
    void end_archive(Found& found);
    void dispatch();
    void finish(Outcome outcome);
    void settle_ready();
    void settle(Item& item);
    void free_waiting(const Duplicates::Freed& freed);
    [[nodiscard]] Settlement settle_twin(const Item& item);
    void keep(Settlement settlement);
    void leave_archive(const Place& place);
    void flush();
    [[nodiscard]] bool has_room() const;
    /// Files that arrive have no order that could be kept.
    [[nodiscard]] bool is_ordered() const { return sink_.is_ordered() && !intake_.is_awaited(); }
    [[nodiscard]] Clock::duration flush_pause() const;
    void wait(int signals);
    void report(bool always);

    const BatchOptions& options_;
    const Listener& listener_;
    Ledger& ledger_;
    Sink& sink_;
    const Filter& filter_;
    Intake& intake_;
    Pool pool_;
    Feed feed_;
    std::map<std::uint64_t, Item> items_;
    std::uint64_t next_number_ = 0, undispatched_ = 0;
    std::uint64_t content_bytes_ = 0;                            ///< that the items hold in memory
    std::unordered_map<std::string, std::size_t> recent_;        ///< by digest: settled, but not yet in the ledger; number in `unflushed_`
    Duplicates duplicates_;
    Seen outputs_;                                               ///< names that have been given
    std::unordered_map<std::string, OpenArchive> archives_;
    std::vector<Settlement> unflushed_;
    Clock::time_point flushed_, reported_, started_;
    Clock::duration flush_took_{};
    Progress progress_;
    unsigned interrupts_ = 0;
    Clock::time_point patience_;
};

}  // namespace bianmu::batch
