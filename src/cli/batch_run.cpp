#include "cli/batch_run.h"

#include <csignal>

#include "cli/batch_command.h"
#include "cli/batch_line.h"
#include "cli/messages.h"
#include "cli/output_file.h"
#include "cli/pipe_command.h"
#include "cli/status_command.h"
#include "cli/survey_command.h"

namespace bianmu::cli {
namespace {

struct Answer {
    Messages& messages;

    int operator()(const BatchRequest& request) const { return convert_batch(request, messages); }
    int operator()(const PipeRequest& request) const { return answer_requests(request, messages); }
    int operator()(const SurveyRequest& request) const { return survey_sources(request, messages); }
    int operator()(const StatusRequest& request) const { return show_status(request, messages); }
    int operator()(const DiffRequest& request) const { return show_difference(request, messages); }
    int operator()(const HelpRequest& request) const { return print_text(request.text, messages); }
};

}  // namespace

int run_batches(const std::vector<std::string>& arguments) {
    guard_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const auto line = parse_batch_line(arguments);
    if (!line) {
        const MessageOptions wanted = find_message_options(arguments);
        Messages(wanted.json, wanted.quiet).error(line.error());
        return model::info(line.error().code).exit_status;
    }
    Messages messages(line->messages.json, line->messages.quiet);
    return std::visit(Answer{messages}, line->request);
}

}  // namespace bianmu::cli
