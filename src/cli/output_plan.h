#pragma once

#include <string>
#include <vector>

#include "emit/emit.h"
#include "model/result.h"

namespace bianmu::cli {

/// The input that is read from standard input.
inline constexpr const char* kStandardInput = "-";

struct Job {
    std::string input;   ///< path, or `-`
    std::string output;  ///< path, or empty for standard output
};

struct OutputPlan {
    std::string folder;  ///< to be made first; empty = none
    std::string lines;   ///< the file that takes the results of all jobs in their order; empty = each has its own
    std::vector<Job> jobs;
};

/// Decides where each result goes, before any work starts.
///
/// @param out  the value of -o: a file; a folder, if it is one, ends in `/`, or there are several inputs; empty or `-` = standard output.
/// @param format  gives names in a folder their extension; lines of NDJSON may follow each other, on standard output or in a file `.ndjson`.
/// @return the plan, or `usage` where two results would have one name, a result would replace its own input or be called as sources are, or several have no folder.
[[nodiscard]] model::Result<OutputPlan> plan_outputs(const std::vector<std::string>& inputs, const std::string& out, emit::Format format);

/// The format that a result has where none is named: what the ending of a file's name says (`.md`, `.html`, `.txt`, `.ndjson`), otherwise JSON, in folders too.
/// @param out  the value of -o.
[[nodiscard]] std::string_view format_of_name(const std::vector<std::string>& inputs, const std::string& out);

/// Whether two names are of one file that is there.
[[nodiscard]] bool is_same_file(const std::string& a, const std::string& b);

}  // namespace bianmu::cli
