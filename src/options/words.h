#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "convert/convert.h"
#include "model/result.h"

namespace bianmu::options {

/// The options of a conversion as a person or a program writes them: on the command line, in a request, in a call from another language.
struct Words {
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

/// What the words ask for; `usage` with what a value may be, or which do not go together. Options are called as on the command line.
///
/// Reads the files behind `profile`, `password_file` and `corrections`, and no other. What goes to `out` and `figures` is for the caller to
/// write.
[[nodiscard]] model::Result<convert::Options> understand(const Words& words);

}  // namespace bianmu::options
