#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "batch/database.h"
#include "model/result.h"

namespace bianmu::batch {

struct Count {
    std::string label;
    std::uint64_t count = 0;
};

struct RunRow {
    std::int64_t number = 0;
    std::string state, started, ended, version, options, output;
};

struct FailedRow {
    std::string place, code, message;
    std::uint64_t attempts = 0;
};

/// What a ledger says as a whole.
struct Status {
    std::uint64_t done = 0, failed = 0, pending = 0, duplicates = 0;
    std::vector<std::pair<std::string, std::uint64_t>> codes;  ///< of what failed, the most frequent first
    std::vector<RunRow> runs;
    std::vector<FailedRow> failures;
};

/// Opens a ledger to read it, also while a run works with it.
/// @return `not_found`, or `environment` for a file that is no ledger; the words do not name it.
[[nodiscard]] model::Result<Database> open_ledger(const std::string& path);

/// Reads a ledger. Errors as for `open_ledger`.
[[nodiscard]] model::Result<Status> read_status(const std::string& ledger);

/// A document in which two ledgers differ.
struct Difference {
    std::string what;  ///< `only before`, `only after`, `now done`, `now failed`, `other reason`, `changed`
    std::string place, detail;
};

/// Compares what two ledgers say of each place, in the order of the places.
/// @return how many documents are the same in both; errors as for `open_ledger`, with the ledger's name.
[[nodiscard]] model::Result<std::uint64_t> compare_ledgers(const std::string& before, const std::string& after,
                                                           const std::function<void(const Difference&)>& take);

}  // namespace bianmu::batch
