#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch/database.h"
#include "batch/status.h"

namespace bianmu::batch {

/// A document of a list.
struct Listed {
    std::string source, inner;   ///< inner: its place inside an archive
    std::string output, title, kind, code, message;
    double confidence = 0, least_confidence = 0;
    std::uint64_t doubts = 0, attempts = 0, pages = 0, wall_ms = 0, peak_kib = 0;
};

/// Failures of one code.
struct FailureGroup {
    std::string code;
    std::uint64_t count = 0;
    std::vector<Listed> first;   ///< not all of them
};

/// What a report shows.
struct ReportData {
    std::vector<RunRow> runs;
    std::uint64_t done = 0, failed = 0, pending = 0, duplicates = 0;
    std::uint64_t pages = 0, characters = 0, bytes = 0, wall_ms = 0, peak_kib = 0;
    double seconds = 0;                                  ///< that its runs took
    std::vector<Count> kinds, media_types, origins;      ///< the most frequent first
    std::vector<Count> producers, issuers, signs;        ///< the same, of each the first few
    std::vector<Count> years;                            ///< in their order
    std::vector<Count> speed;                            ///< documents settled in each stretch of time, in its order
    double stretch_seconds = 0;
    std::vector<FailureGroup> failures;                  ///< the most frequent first
    std::vector<Listed> doubtful;                        ///< the least certain first
    std::vector<Listed> slow;                            ///< the slowest first
};

/// The values of a column of documents that are done, or of an expression of columns, with how many have them; the most frequent first, no more than a plot has room for.
[[nodiscard]] std::vector<Count> frequent(Database& ledger, const std::string& column);

/// The same for each of the codes in `signs`.
[[nodiscard]] std::vector<Count> frequent_signs(Database& ledger);

/// How documents say their format, as an expression of columns.
inline constexpr const char* kFormatColumn =
    "case when media_type = 'application/pdf' then 'PDF' when media_type like '%wordprocessingml%' then 'DOCX' else media_type end";

/// @throws EnvironmentFault if the database is no ledger of this version.
[[nodiscard]] ReportData read_report(Database& ledger);

}  // namespace bianmu::batch
