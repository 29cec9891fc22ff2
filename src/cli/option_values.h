#pragma once

#include <optional>
#include <string>
#include <vector>

#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::cli {

/// The options of `convert` as they stand on the command line.
struct ConvertWords {
    std::optional<std::string> out, figures, pages, password, password_file, corrections;
    std::string format = "json";
    std::string rows = "document";
    std::string profile = "auto";
    std::string ocr = "auto";
    std::string revisions = "accepted";
    std::string evidence = "full";
    bool explain = false;
    bool hidden = false;
    bool pretty = false;
};

/// What the words ask for; `usage` with what a value may be, or which do not go together.
[[nodiscard]] model::Result<convert::Options> understand_options(const ConvertWords& words);

/// Whether `profile` can do that with those.
[[nodiscard]] model::Result<void> check_profile_action(const std::string& action, const std::vector<std::string>& inputs);

/// Whether there is a schema of that name; empty is `document`.
[[nodiscard]] model::Result<void> check_schema_name(const std::string& name);

}  // namespace bianmu::cli
