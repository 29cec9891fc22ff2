#include "cli/status_command.h"

#include <string>

#include "batch/report.h"
#include "batch/status.h"
#include "cli/program.h"
#include "convert/write_file.h"
#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::cli {
namespace {

std::string text_of(const batch::Status& status, bool names_failed) {
    std::string out = std::to_string(status.done) + " done, " + std::to_string(status.failed) + " failed, " + std::to_string(status.pending) + " waiting";
    out += status.duplicates > 0 ? "; " + std::to_string(status.duplicates) + " of the done are duplicates\n" : "\n";
    for (const auto& [code, count] : status.codes) {
        out += "  " + code + ": " + std::to_string(count) + "\n";
    }
    for (const batch::RunRow& run : status.runs) {
        out += "run " + std::to_string(run.number) + ": " + run.state + ", " + run.started + (run.ended.empty() ? "" : " to " + run.ended) + ", version " +
               run.version + ", into " + run.output + "\n";
    }
    for (const batch::FailedRow& row : status.failures) {
        out += names_failed ? row.place + ": " + row.message + " [" + row.code + "]\n" : "";
    }
    return out;
}

std::string json_of(const batch::Status& status, bool names_failed) {
    emit::ValueTree tree;
    tree.open_object();
    tree.integer("done", static_cast<std::int64_t>(status.done));
    tree.integer("failed", static_cast<std::int64_t>(status.failed));
    tree.integer("pending", static_cast<std::int64_t>(status.pending));
    tree.integer("duplicates", static_cast<std::int64_t>(status.duplicates));
    tree.open_object("codes");
    for (const auto& [code, count] : status.codes) {
        tree.integer(code, static_cast<std::int64_t>(count));
    }
    tree.close();
    tree.open_array("runs");
    for (const batch::RunRow& run : status.runs) {
        tree.open_object();
        tree.integer("number", run.number);
        for (const auto& [name, value] : {std::pair<const char*, const std::string&>("state", run.state), {"started", run.started}, {"ended", run.ended},
                                          {"version", run.version}, {"options", run.options}, {"output", run.output}}) {
            tree.text(name, value);
        }
        tree.close();
    }
    tree.close();
    if (names_failed) {
        tree.open_array("failures");
        for (const batch::FailedRow& row : status.failures) {
            tree.open_object();
            tree.text("place", row.place);
            tree.text("code", row.code);
            tree.text("message", row.message);
            tree.integer("attempts", static_cast<std::int64_t>(row.attempts));
            tree.close();
        }
        tree.close();
    }
    tree.close();
    return emit::write_json(tree, true);
}

}  // namespace

int write_report(const std::string& ledger, const std::string& page, Messages& messages) {
    const auto text = batch::report_page(ledger, page);
    if (!text) {
        return give_up(text.error(), messages, ledger);
    }
    if (const auto written = convert::write_file(page, *text, "--report"); !written) {
        return give_up(written.error(), messages, page);
    }
    return 0;
}

int show_status(const StatusRequest& request, Messages& messages) {
    const auto status = batch::read_status(request.ledger);
    if (!status) {
        return give_up(status.error(), messages, request.ledger);
    }
    if (const int written = request.report.empty() ? 0 : write_report(request.ledger, request.report, messages); written != 0) {
        return written;
    }
    const int printed = print_text(request.json ? json_of(*status, request.failed) : text_of(*status, request.failed), messages);
    return printed != 0 ? printed : status->failed > 0 ? 1 : 0;
}

int show_difference(const DiffRequest& request, Messages& messages) {
    std::string out;
    bool differs = false;
    const auto sums = batch::compare_ledgers(request.before, request.after, [&](const batch::Difference& row) {
        differs = true;
        if (!request.json) {
            out += row.what + ": " + row.place + (row.detail.empty() ? "" : ": " + row.detail) + "\n";
            return;
        }
        emit::ValueTree tree;
        tree.open_object();
        tree.text("what", row.what);
        tree.text("place", row.place);
        tree.text("detail", row.detail);
        tree.close();
        out += emit::write_json(tree, false);
    });
    if (!sums) {
        return give_up(sums.error(), messages);
    }
    if (!request.json) {
        out += std::to_string(*sums) + " documents are the same in both\n";
    }
    const int printed = print_text(out, messages);
    return printed != 0 ? printed : differs ? 1 : 0;
}

}  // namespace bianmu::cli
