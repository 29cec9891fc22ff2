#include "cli/serve_command.h"

#include <csignal>

#include "cli/messages.h"
#include "cli/output_file.h"
#include "cli/serve_line.h"
#include "cli/status_command.h"

namespace bianmu::cli {
namespace {

/// A note as a JSON line. Precondition: `text` needs no escapes.
std::string json_note(const std::string& text) {
    return R"({"level":"info","message":")" + text + R"("})";
}

struct Answer {
    Messages& messages;

    int operator()(const HelpRequest& request) const { return print_text(request.text, messages); }
    int operator()(const ServeRequest& request) const {
        const auto say = [&](const std::string& text) { messages.note("bianmu: " + text, json_note(text)); };
        const auto served = serve::serve(request.options, {[&](const std::string& address) { say("listening on " + address); }, say});
        if (!served) {
            messages.error(served.error());
            return model::info(served.error().code).exit_status;
        }
        return 0;
    }
};

}  // namespace

int run_serve(const std::vector<std::string>& arguments) {
    guard_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const auto line = parse_serve_line(arguments);
    if (!line) {
        const MessageOptions wanted = find_message_options(arguments);
        Messages(wanted.json, wanted.quiet).error(line.error());
        return model::info(line.error().code).exit_status;
    }
    Messages messages(line->messages.json, line->messages.quiet);
    return std::visit(Answer{messages}, line->request);
}

}  // namespace bianmu::cli
