#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/option_values.h"
#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::cli {

/// Options of one request of several: names, and values as text.
using RequestWords = std::vector<std::pair<std::string, std::string>>;

/// How a request's options are called in messages, and whether its answer may have more lines than one.
struct RequestForm {
    std::string_view prefix;   ///< before their names: `options.`
    bool has_lines = false;
};

/// A request's options over those of the command line: format, profile, password, pages, revisions, evidence, hidden; with lines, pretty and rows.
/// @return `usage` with what is wrong.
[[nodiscard]] model::Result<convert::Options> understand_request(ConvertWords values, const RequestWords& words, const RequestForm& form);

}  // namespace bianmu::cli
