#include <malloc.h>

#include "cli/program.h"
#include "cli/run.h"

int main(int argc, char** argv) {
    // A process of one document: memory that a list outgrows is used again, not handed back and fetched anew, which costs the kernel a fault a page.
    constexpr int kLargest = 64 << 20;
    mallopt(M_MMAP_THRESHOLD, kLargest);
    mallopt(M_TRIM_THRESHOLD, 4 * kLargest);
    return bianmu::cli::run_main(argc, argv, bianmu::cli::run);
}
