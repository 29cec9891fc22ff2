#include "cli/queue_run.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <utility>
#include <variant>

#include "cli/arguments.h"
#include "cli/batch_options.h"
#include "cli/extras.h"
#include "cli/program.h"
#include "cli/submit_command.h"
#include "cli/worker_command.h"

namespace bianmu::cli {
namespace {

struct Words {
    SubmitWords submit;
    WorkerWords worker;
    MessageWords messages;
};

struct Line {
    MessageOptions messages;
    std::variant<SubmitRequest, WorkerRequest, HelpRequest> request;
};

struct Answer {
    Messages& messages;

    int operator()(const SubmitRequest& request) const { return submit_sources(request, messages); }
    int operator()(const WorkerRequest& request) const { return work(request, messages); }
    int operator()(const HelpRequest& request) const { return print_text(request.text, messages); }
};

model::Result<Line> understand(const CLI::App& app, const Words& words) {
    if (const auto right = check_extras(app); !right) {
        return tl::unexpected(right.error());
    }
    return understand_messages(words.messages).and_then([&](const MessageOptions& messages) -> model::Result<Line> {
        if (app.get_subcommands().front()->get_name() == "submit") {
            return understand_submit(words.submit).map([&](SubmitRequest request) { return Line{messages, std::move(request)}; });
        }
        return understand_worker(words.worker).map([&](WorkerRequest request) { return Line{messages, std::move(request)}; });
    });
}

model::Result<Line> parse_line(const std::vector<std::string>& arguments) {
    CLI::App app("Queues of bianmu.", "bianmu");
    Words words;
    app.get_formatter()->label("Positionals", "Arguments");
    app.set_help_flag("-h,--help", "Show this help");
    add_message_options(add_submit(app, words.submit), words.messages);
    add_message_options(add_worker(app, words.worker), words.messages);
    for (CLI::App* const command : app.get_subcommands({})) {
        command->allow_extras();
    }
    app.allow_extras();
    return parse_arguments(app, arguments).and_then([&](const std::string& help) -> model::Result<Line> {
        return help.empty() ? understand(app, words) : Line{{}, HelpRequest{help}};
    });
}

}  // namespace

int run_queues(const std::vector<std::string>& arguments) { return run_program<Answer>(arguments, parse_line); }

}  // namespace bianmu::cli
