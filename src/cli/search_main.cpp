#include "cli/program.h"
#include "cli/search_command.h"

int main(int argc, char** argv) {
    return bianmu::cli::run_main(argc, argv, bianmu::cli::run_search);
}
