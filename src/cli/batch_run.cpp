#include "cli/batch_run.h"

#include "cli/batch_command.h"
#include "cli/batch_line.h"
#include "cli/pipe_command.h"
#include "cli/program.h"
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

int run_batches(const std::vector<std::string>& arguments) { return run_program<Answer>(arguments, parse_batch_line); }

}  // namespace bianmu::cli
