#pragma once

#include <string>

#include "convert/read_file.h"
#include "model/limits.h"
#include "model/result.h"

namespace bianmu::cli {

/// Reads a file, or standard input for `-`.
[[nodiscard]] model::Result<convert::Bytes> read_input(const std::string& input, const model::Limits& limits);

/// How messages call it: the path, or `standard input`.
[[nodiscard]] std::string shown_input(const std::string& input);

/// The name that its document gets: the path, or `stdin`.
[[nodiscard]] std::string input_name(const std::string& input);

}  // namespace bianmu::cli
