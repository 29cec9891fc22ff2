#pragma once

#include <string>
#include <string_view>

#include "batch/batch.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// `11 s`, `3 min`, `2 h 5 min`.
[[nodiscard]] std::string duration(double seconds);

/// Says how far a run has come: on a terminal one line that is kept current, otherwise one JSON line a minute.
class ProgressReport {
public:
    explicit ProgressReport(Messages& messages) : messages_(messages) {}

    void show(const batch::Progress& progress);
    /// Shows what a run says while this lives: how far it is, and each document that fails.
    [[nodiscard]] batch::Listener listener();
    /// The sums at the end.
    /// @param event  of the JSON line: `finished` or `interrupted`.
    void end(const batch::Progress& progress, std::string_view event);

private:
    Messages& messages_;
    double last_beat_ = 0;   ///< seconds of the run
};

}  // namespace bianmu::cli
