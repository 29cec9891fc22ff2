#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "cli/serve_command.h"
#include "serve/serve.h"

int main(int argc, char** argv) {
    try {
        const std::span<char*> all(argv, static_cast<std::size_t>(argc));
        const std::vector<std::string> arguments(all.begin() + (all.empty() ? 0 : 1), all.end());
        return bianmu::serve::is_child(arguments) ? bianmu::serve::run_child(arguments) : bianmu::cli::run_serve(arguments);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bianmu: %s [environment]\n", fault.what());
        return 3;
    }
}
