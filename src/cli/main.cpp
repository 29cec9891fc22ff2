#include "cli/heap.h"
#include "cli/program.h"
#include "cli/run.h"

int main(int argc, char** argv) {
    bianmu::cli::prepare_heap();
    return bianmu::cli::run_main(argc, argv, bianmu::cli::run);
}
