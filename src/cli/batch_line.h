#pragma once

#include <string>
#include <variant>
#include <vector>

#include "batch/batch.h"
#include "cli/command_line.h"
#include "cli/pipe_command.h"
#include "cli/survey_command.h"
#include "model/result.h"

namespace bianmu::cli {

struct BatchRequest {
    batch::BatchOptions options;
    std::string report;   ///< where the page about it goes; empty = nowhere
};

struct StatusRequest {
    std::string ledger;
    std::string report;   ///< as for a batch
    bool json = false;
    bool failed = false;  ///< lists each document that failed
};

struct DiffRequest {
    std::string before, after;
    bool json = false;
};

struct BatchLine {
    MessageOptions messages;
    std::variant<BatchRequest, PipeRequest, SurveyRequest, StatusRequest, DiffRequest, HelpRequest> request;
};

/// Reads a command line of the program for batches. Reads the files behind --profile and --password-file, and no other.
/// @return what is asked, or `usage` with what is wrong.
[[nodiscard]] model::Result<BatchLine> parse_batch_line(const std::vector<std::string>& arguments);

/// What --out may name; `usage` for what only looks like a file that could be written.
[[nodiscard]] model::Result<void> check_output(const std::string& out, bool is_pretty);

}  // namespace bianmu::cli
