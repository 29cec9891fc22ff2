#include "cli/serve_command.h"

#include "cli/program.h"
#include "cli/serve_line.h"

namespace bianmu::cli {
namespace {

/// A note as a JSON line. Precondition: `text` needs no escapes.
std::string json_note(const std::string& text, const std::string& level) {
    return R"({"level":")" + level + R"(","message":")" + text + R"("})";
}

struct Answer {
    Messages& messages;

    int operator()(const HelpRequest& request) const { return print_text(request.text, messages); }
    int operator()(const ServeRequest& request) const {
        const auto say = [&](const std::string& text) { messages.note("bianmu: " + text, json_note(text, "info")); };
        const auto warn = [&](const std::string& text) { messages.note("bianmu: warning: " + text, json_note(text, "warning")); };
        const auto served = serve::serve(request.options, {[&](const std::string& address) { say("listening on " + address); }, warn, say});
        return served ? 0 : give_up(served.error(), messages);
    }
};

}  // namespace

int run_serve(const std::vector<std::string>& arguments) { return run_program<Answer>(arguments, parse_serve_line); }

}  // namespace bianmu::cli
