#include "cli/heap.h"

#include <malloc.h>
#include <sys/resource.h>

#include <cstdlib>

namespace bianmu::cli {

namespace {

constexpr int kLargest = 64 << 20;      // bytes of a piece that comes from the heap, not from a mapping of its own
constexpr int kReserved = 64 << 20;     // bytes of addresses: memory is taken as they are first used
constexpr int kUsualStep = 128 << 10;   // bytes by which glibc's heap grows otherwise

/// Whether addresses are free to take: under a limit they are left to what needs them.
bool is_roomy() {
    rlimit addresses{};
    return ::getrlimit(RLIMIT_AS, &addresses) == 0 && addresses.rlim_cur == RLIM_INFINITY;
}

/// Lets the heap grow at once by what a long document takes.
void grow() {
    mallopt(M_TOP_PAD, kReserved);
    void* volatile piece = std::malloc(2 * kUsualStep);   // more than is left of the first step; volatile: else the compiler leaves out the pair
    std::free(piece);
    mallopt(M_TOP_PAD, kUsualStep);
}

}  // namespace

void prepare_heap() {
    mallopt(M_MMAP_THRESHOLD, kLargest);
    mallopt(M_TRIM_THRESHOLD, 4 * kLargest);
    if (is_roomy()) {
        grow();
    }
}

}  // namespace bianmu::cli
