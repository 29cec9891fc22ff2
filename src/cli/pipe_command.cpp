#include "cli/pipe_command.h"

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <string>
#include <vector>

#include "cli/program.h"
#include "cli/progress.h"
#include "options/request.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kExamples = R"(A request is one line, a JSON object:
  {"id": 1, "path": "notice.pdf"}
  {"id": "b", "content": "JVBERi0xLjQK...", "name": "b.pdf", "options": {"profile": "official", "pages": "1-3"}}

Its answer is one line, in the order of the requests:
  {"id": 1, "document": {...}}
  {"id": "b", "error": {"code": "damaged", "message": "..."}}

options has format, profile, password, password_file, pages, revisions, evidence, hidden, corrections; what it leaves out
is as on the command line.
A line that is no request is answered with the code usage.

Examples:
  find /data -name '*.pdf' | jq -cR '{id: ., path: .}' | bianmu pipe > answers.ndjson
  bianmu pipe --unordered --jobs 8 --timeout 30 < requests.ndjson > answers.ndjson)";

}  // namespace

CLI::App& add_pipe(CLI::App& app, PipeWords& words) {
    CLI::App& command = *app.add_subcommand("pipe", "Convert requests from standard input, one JSON object a line");
    command.add_flag("--unordered", words.unordered, "Answer each request as soon as it is done");
    command.add_option("--format", words.convert.format, "What answers hold: JSON, or text in a string")->type_name("json|markdown|html|text");
    add_pool_options(command, words.pool);
    add_conversion_options(command, words.convert, true);
    command.footer(kExamples);
    return command;
}

model::Result<PipeRequest> understand_pipe(const PipeWords& words) {
    if (const auto right = check_pool(words.pool); !right) {
        return tl::unexpected(right.error());
    }
    auto conversion = options::understand(words.convert);
    if (!conversion) {
        return tl::unexpected(std::move(conversion.error()));
    }
    PipeRequest request;
    batch::PipeOptions& options = request.options;
    set_pool(options, words.pool);
    options.unordered = words.unordered;
    options.convert = std::move(*conversion);
    options.understand = [values = words.convert](const options::Pairs& asked) { return options::understand(values, asked, {"options.", false, true}); };
    return request;
}

int answer_requests(const PipeRequest& request, Messages& messages) {
    ProgressReport report(messages);
    const auto sums = batch::run_pipe(STDIN_FILENO, STDOUT_FILENO, request.options, [&](const batch::Progress& progress) { report.show(progress); });
    messages.clear_progress();
    if (!sums) {
        return give_up(sums.error(), messages);
    }
    report.end(*sums, "finished");
    return sums->failed > 0 ? 1 : 0;
}

}  // namespace bianmu::cli
