#include "cli/program.h"
#include "cli/serve_command.h"
#include "serve/serve.h"

int main(int argc, char** argv) {
    using namespace bianmu;
    return cli::run_main(argc, argv, [](const std::vector<std::string>& arguments) { return serve::is_child(arguments) ? serve::run_child(arguments) : cli::run_serve(arguments); });
}
