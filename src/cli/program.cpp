#include "cli/program.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <span>

#include "cli/command_line.h"
#include "cli/standard_streams.h"
#include "model/code.h"

namespace bianmu::cli {

int run_main(int argc, char** argv, int (*run)(const std::vector<std::string>& arguments)) {
    try {
        const std::span<char*> all(argv, static_cast<std::size_t>(argc));
        return run({all.begin() + (all.empty() ? 0 : 1), all.end()});
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bianmu: %s [environment]\n", fault.what());
        return model::info(model::Code::environment).exit_status;
    }
}

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
