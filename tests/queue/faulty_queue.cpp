#include <string>
#include <vector>

#include "batch/batch.h"
#include "batch/faults.h"
#include "cli/queue_run.h"

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return bianmu::batch::is_child(arguments) ? bianmu::batch::run_child(arguments, plant_fault) : bianmu::cli::run_queues(arguments);
}
