#include "cli/input.h"

#include <unistd.h>

#include "cli/output_plan.h"

namespace bianmu::cli {

model::Result<convert::Bytes> read_input(const std::string& input, const model::Limits& limits) {
    return input == kStandardInput ? convert::read_descriptor(STDIN_FILENO, limits) : convert::read_file(input, limits);
}

std::string shown_input(const std::string& input) {
    return input == kStandardInput ? "standard input" : input.empty() ? "\"\"" : input;
}

std::string input_name(const std::string& input) {
    return input == kStandardInput ? "stdin" : input;
}

}  // namespace bianmu::cli
