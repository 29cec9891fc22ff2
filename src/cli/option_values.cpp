#include "cli/option_values.h"

#include <algorithm>

#include "convert/profiles.h"
#include "options/suggestion.h"
#include "options/words.h"

namespace bianmu::cli {

using model::Code;
using model::fail;

model::Result<void> check_profile_action(const std::string& action, const std::vector<std::string>& inputs) {
    return options::check_choice("profile", action.empty() ? "nothing" : action, {"check", "show"}).and_then([&]() -> model::Result<void> {
        if (inputs.empty()) {
            return fail(Code::usage, "profile " + action + (action == "show" ? " takes the name of a built-in profile" : " takes files"));
        }
        std::vector<std::string> names = convert::profile_names();
        std::erase(names, "auto");
        const auto unknown = std::find_if(inputs.begin(), inputs.end(), [&](const std::string& name) { return std::find(names.begin(), names.end(), name) == names.end(); });
        if (action == "show" && unknown != inputs.end()) {
            return fail(Code::usage, "profile show takes " + options::listed(names) + ", not " + *unknown + options::did_you_mean(*unknown, names));
        }
        return {};
    });
}

model::Result<void> check_schema_name(const std::string& name) {
    return options::check_choice("schema", name.empty() ? "document" : name, {"document", "profile", "record", "corrections"});
}

}  // namespace bianmu::cli
