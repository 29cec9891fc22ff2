#include <unistd.h>

#include <csignal>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/serve_command.h"
#include "serve/serve.h"

namespace {

/// A document that begins with `%FAULT` does what it says to its worker.
void plant(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with("%FAULT crash")) {
        std::raise(SIGSEGV);
    } else if (text.starts_with("%FAULT hang")) {
        std::signal(SIGTERM, SIG_IGN);
        while (true) {
            ::usleep(10'000);
        }
    } else if (text.starts_with("%FAULT slow")) {
        ::usleep(700'000);
    } else if (text.starts_with("%FAULT memory")) {
        for (std::vector<std::string> held;;) {
            held.emplace_back().reserve(std::size_t{256} << 20U);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::span<char*> all(argv, static_cast<std::size_t>(argc));
    const std::vector<std::string> arguments(all.begin() + (all.empty() ? 0 : 1), all.end());
    return bianmu::serve::is_child(arguments) ? bianmu::serve::run_child(arguments, plant) : bianmu::cli::run_serve(arguments);
}
