#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/command_line.h"
#include "model/result.h"
#include "serve/serve.h"

namespace bianmu::cli {

struct ServeRequest {
    serve::Options options;
};

struct ServeLine {
    MessageOptions messages;
    std::variant<ServeRequest, HelpRequest> request;
};

/// Reads a command line of the program that serves HTTP. Reads the file behind --token-file, and no other.
/// @return what is asked, or `usage` with what is wrong.
[[nodiscard]] model::Result<ServeLine> parse_serve_line(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
