#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "cli/run.h"

int main(int argc, char** argv) {
    try {
        const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
        return bianmu::cli::run(std::vector<std::string>(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end()));
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bianmu: %s [environment]\n", fault.what());
        return 3;
    }
}
