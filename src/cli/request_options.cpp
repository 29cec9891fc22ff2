#include "cli/request_options.h"

#include "cli/suggestion.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

}  // namespace

model::Result<convert::Options> understand_request(ConvertWords values, const RequestWords& words, const RequestForm& form) {
    std::vector<std::string> known{"format", "profile", "password", "pages", "revisions", "evidence", "hidden"};
    if (form.has_lines) {
        known.insert(known.end(), {"pretty", "rows"});
    }
    const std::string prefix(form.prefix);
    for (const auto& [name, value] : words) {
        const bool is_switch = name == "hidden" || (name == "pretty" && form.has_lines);
        if (is_switch && value != "true" && value != "false") {
            return fail(Code::usage, prefix + name + " is true or false");
        }
        if (name == "format") {
            values.format = value;
        } else if (name == "profile") {
            values.profile = value;
        } else if (name == "password") {
            values.password = value;
            values.password_file.reset();
        } else if (name == "pages") {
            values.pages = value;
        } else if (name == "revisions") {
            values.revisions = value;
        } else if (name == "evidence") {
            values.evidence = value;
        } else if (name == "rows" && form.has_lines) {
            values.rows = value;
        } else if (is_switch) {
            (name == "hidden" ? values.hidden : values.pretty) = value == "true";
        } else {
            const std::string near = did_you_mean(name, known);
            const std::string what = prefix.empty() ? "unknown option " + name : "unknown member " + name + " of " + prefix.substr(0, prefix.size() - 1);
            return fail(Code::usage, what + (near.empty() ? "; they are " + listed(known) : near));
        }
    }
    return understand_options(values).map_error([&](model::Error error) {
        if (error.message.starts_with("--")) {
            error.message.replace(0, 2, prefix);
        }
        return error;
    });
}

}  // namespace bianmu::cli
