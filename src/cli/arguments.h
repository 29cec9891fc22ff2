#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/result.h"
#include "options/words.h"

namespace CLI {
class App;
}

namespace bianmu::cli {

/// Adds an option that takes a whole number, whose help says what it is unless named.
/// @param value  stands for what it is unless named; 0 = the text says it.
void add_number(CLI::App& command, const std::string& name, std::uint64_t& value, const std::string& type, const std::string& text);

/// Adds the options that decide how any document is read.
void add_reading_options(CLI::App& command, options::Words& words, const std::string& encrypted);

/// Reads the words of a command line into what the app's options are bound to.
/// @return the help that was asked for, empty if none was; or `usage` with what is wrong. No other code.
[[nodiscard]] model::Result<std::string> parse_arguments(CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
