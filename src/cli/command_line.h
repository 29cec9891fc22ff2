#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::cli {

struct MessageOptions {
    bool json = false;
    bool quiet = false;
};

struct ConvertRequest {
    std::vector<std::string> inputs;  ///< at least one
    std::string out;                  ///< empty = standard output
    std::string figures;              ///< folder for the pictures; empty = none
    bool explain = false;             ///< say why each block and field is what it is
    convert::Options options;
};

struct InspectRequest {
    std::string input;
    std::string out;  ///< empty = standard output
    convert::Options options;
};

struct ValidateRequest {
    std::vector<std::string> inputs;  ///< at least one
};

struct SchemaRequest {
    std::string name;  ///< document, record, profile or corrections; empty = document
};

struct ProfileRequest {
    bool show = false;                ///< else check
    std::vector<std::string> inputs;  ///< at least one; names of built-in profiles, or files to check
};

struct VersionRequest {};

/// Text that was asked for instead of work.
struct HelpRequest {
    std::string text;
};

struct CommandLine {
    MessageOptions messages;
    std::variant<ConvertRequest, InspectRequest, ValidateRequest, SchemaRequest, ProfileRequest, VersionRequest, HelpRequest> request;
};

/// How messages are wanted, found without parsing the rest, so that even the parser's own errors are said that way.
[[nodiscard]] MessageOptions find_message_options(const std::vector<std::string>& arguments);

/// Reads the command line. Reads the files behind --profile and --password-file, and no other.
/// @return what is asked, or `usage` with what is wrong and, for a slip, what was likely meant.
[[nodiscard]] model::Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
