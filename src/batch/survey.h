#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "batch/status.h"
#include "model/result.h"

namespace bianmu::batch {

/// How a number is spread over documents.
struct Spread {
    std::uint64_t least = 0, median = 0, ninth_tenth = 0, largest = 0;
};

/// Documents that cannot be converted for one reason.
struct Refusal {
    std::string code, message;
    std::uint64_t count = 0;
};

/// What a batch over the same sources has to expect.
struct Survey {
    std::uint64_t files = 0, bytes = 0;             ///< of the sources
    std::uint64_t files_looked_at = 0, archives = 0;
    std::uint64_t documents = 0, duplicates = 0, failed = 0;   ///< in the files that were looked at
    std::vector<Count> formats, kinds, origins, producers, doubts;  ///< the most frequent first
    std::vector<Count> columns, years;              ///< in their order
    std::vector<Refusal> refusals;                  ///< the most frequent first
    std::uint64_t encrypted = 0, scanned = 0, unreadable_fonts = 0;
    Spread pages, kibibytes, characters, milliseconds, peak_mib;   ///< of what can be converted
    double seconds = 0;                             ///< that the survey took
    double estimated_seconds = 0;                   ///< that a batch will, with as many workers
    std::size_t workers = 0;
    std::vector<std::string> missing;               ///< sources that are not there
    bool is_complete = false;                       ///< false: a signal ended it
};

/// Looks at files of the sources as a batch would, by the same workers, and keeps nothing.
///
/// @param options  `sources`, `include`, `exclude`, `workers`, `timeout`, `memory_mib` and `convert` count.
/// @param sample   files that are looked at, spread evenly; 0 = all. An archive is one file, and is looked at as a whole.
/// @return as for `run_batch`.
[[nodiscard]] model::Result<Survey> run_survey(const BatchOptions& options, std::uint64_t sample, const std::function<void(const Progress&)>& progress);

}  // namespace bianmu::batch
