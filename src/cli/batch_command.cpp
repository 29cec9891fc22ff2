#include "cli/batch_command.h"

#include <string>

#include "cli/program.h"
#include "cli/progress.h"
#include "cli/status_command.h"

namespace bianmu::cli {

int convert_batch(const BatchRequest& request, Messages& messages) {
    ProgressReport report(messages);
    const auto summary = batch::run_batch(request.options, report.listener());
    messages.clear_progress();
    if (!summary) {
        return give_up(summary.error(), messages);
    }
    report.end(summary->progress, summary->is_complete ? "finished" : "interrupted");
    if (const int status = request.report.empty() ? 0 : write_report(batch::ledger_path(request.options), request.report, messages); status != 0) {
        return status;
    }
    if (!summary->is_complete) {
        const model::Error error{model::Code::environment, "interrupted; --resume goes on"};
        return give_up(error, messages);
    }
    return summary->failed_in_all > 0 ? 1 : 0;
}

}  // namespace bianmu::cli
