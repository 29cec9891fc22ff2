#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "cli/search_command.h"

int main(int argc, char** argv) {
    try {
        const std::span<char*> all(argv, static_cast<std::size_t>(argc));
        return bianmu::cli::run_search({all.begin() + (all.empty() ? 0 : 1), all.end()});
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bianmu: %s [environment]\n", fault.what());
        return 3;
    }
}
