#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "cli/queue_run.h"

int main(int argc, char** argv) {
    try {
        const std::span<char*> all(argv, static_cast<std::size_t>(argc));
        const std::vector<std::string> arguments(all.begin() + (all.empty() ? 0 : 1), all.end());
        return bianmu::batch::is_child(arguments) ? bianmu::batch::run_child(arguments) : bianmu::cli::run_queues(arguments);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bianmu: %s [environment]\n", fault.what());
        return 3;
    }
}
