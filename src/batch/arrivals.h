#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "batch/descriptor.h"
#include "model/result.h"

namespace bianmu::batch {

/// A file that is to be converted.
struct Arrival {
    std::string source;
    std::string mirrored;       ///< by which its output is named
    std::uint64_t bytes = 0;
    std::int64_t modified = 0;  ///< nanoseconds since 1970; 0 = not known, and then it is never the same as before
    Descriptor content;         ///< its bytes, if they came with it; else `source` is opened
    std::optional<model::Error> error;  ///< why it cannot be had
};

/// What became of a file, or of one in it if it is an archive.
struct Departure {
    std::string source, inner;  ///< inner: empty for the file itself
    std::optional<model::Error> error;
};

/// Where files come from one by one.
class Arrivals {
public:
    virtual ~Arrivals() = default;
    Arrivals(const Arrivals&) = delete;
    Arrivals& operator=(const Arrivals&) = delete;

    /// The next file; nothing if none is there now.
    [[nodiscard]] virtual std::optional<Arrival> next() = 0;
    /// Whether none will come any more.
    [[nodiscard]] virtual bool at_end() = 0;
    /// A descriptor that can be read from when a file may be there.
    [[nodiscard]] virtual int wake() const = 0;
    /// Hears of what the sink has made durable; of an archive after all that is in it.
    virtual void departed(const std::vector<Departure>& departures) = 0;

protected:
    Arrivals() = default;
};

/// Converts files as they arrive, into the sink and with the ledger that the options name, until no more will come. What the ledger has as done, with the
/// same options and by this version, departs at once. Each place is converted by itself, so that a result does not depend on what else a machine was given.
///
/// @param options  `sources` and what resumes a batch do not count.
/// @return as for `run_batch`.
[[nodiscard]] model::Result<Summary> run_arrivals(const BatchOptions& options, const Listener& listener, Arrivals& arrivals);

}  // namespace bianmu::batch
