#include "batch/batch.h"
#include "cli/program.h"
#include "cli/queue_run.h"

int main(int argc, char** argv) {
    using namespace bianmu;
    return cli::run_main(argc, argv, [](const std::vector<std::string>& arguments) { return batch::is_child(arguments) ? batch::run_child(arguments) : cli::run_queues(arguments); });
}
