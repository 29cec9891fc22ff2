#include "batch/batch.h"
#include "cli/batch_run.h"
#include "cli/program.h"

int main(int argc, char** argv) {
    using namespace bianmu;
    return cli::run_main(argc, argv, [](const std::vector<std::string>& arguments) { return batch::is_child(arguments) ? batch::run_child(arguments) : cli::run_batches(arguments); });
}
