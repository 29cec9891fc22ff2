#pragma once

#include <string_view>
#include <vector>

#include "model/explanation.h"
#include "model/result.h"

namespace bianmu::cli {

/// Everything that is said on standard error.
class Messages {
public:
    Messages(bool as_json, bool quiet) : as_json_(as_json), quiet_(quiet) {}

    /// Reports an error: `bianmu: FILE: what is wrong, and what to do [code]`, or a JSON line {level, code, file, message}.
    /// @param file  the document or the output that it is about; empty = the whole run.
    void error(const model::Error& error, std::string_view file = {});

    /// Says why each block and field of a document is what it is, in lines to read, or as one JSON line for each:
    /// {level, code, file, message, pointer, text, rule, reason, confidence, look, signs, inside, near}.
    void explain(const std::vector<model::Explanation>& explanations, std::string_view file);

    /// Shows how far a run has come, on one line that the next message or progress replaces. Only on a terminal.
    void progress(std::string_view line);

    /// Says something that is no error: text as one line, or where messages are JSON lines, `json`.
    void note(std::string_view text, std::string_view json);

    /// Wipes the progress line.
    void clear_progress();

    [[nodiscard]] bool shows_progress() const;
    [[nodiscard]] bool quiet() const { return quiet_; }

private:
    bool as_json_;
    bool quiet_;
    bool progress_shown_ = false;
};

}  // namespace bianmu::cli
