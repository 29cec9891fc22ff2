#include "cli/program.h"

#include <csignal>

#include "cli/command_line.h"
#include "cli/standard_streams.h"
#include "model/code.h"

namespace bianmu::cli {

void guard_process() {
    guard_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

int refuse(const model::Error& error, const std::vector<std::string>& arguments) {
    const MessageOptions wanted = find_message_options(arguments);
    Messages messages(wanted.json, wanted.quiet);
    return give_up(error, messages);
}

int give_up(const model::Error& error, Messages& messages, std::string_view file) {
    messages.error(error, file);
    return model::info(error.code).exit_status;
}

int print_text(std::string_view text, Messages& messages) {
    const auto written = write_standard_output(text);
    return written ? 0 : give_up(written.error(), messages, "standard output");
}

}  // namespace bianmu::cli
