#include <malloc.h>

#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "cli/run.h"

int main(int argc, char** argv) {
    // A process of one document: memory that a list outgrows is used again, not handed back and fetched anew, which costs the kernel a fault a page.
    constexpr int kLargest = 64 << 20;
    mallopt(M_MMAP_THRESHOLD, kLargest);
    mallopt(M_TRIM_THRESHOLD, 4 * kLargest);
    try {
        const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
        return bianmu::cli::run(std::vector<std::string>(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end()));
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bianmu: %s [environment]\n", fault.what());
        return 3;
    }
}
