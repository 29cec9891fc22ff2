#include "cli/profile_command.h"

#include <algorithm>
#include <string>

#include "cli/input.h"
#include "cli/program.h"
#include "cli/standard_streams.h"
#include "convert/profiles.h"

namespace bianmu::cli {
namespace {

int print(const std::string& text, Messages& messages) {
    if (const auto written = write_standard_output(text); !written) {
        return give_up(written.error(), messages, "standard output");
    }
    return 0;
}

int check_text(const std::string& text, const std::string& shown, Messages& messages) {
    const structure::ProfileCheck found = convert::check_profile(text);
    for (const structure::ProfileFault& fault : found.faults) {
        messages.error({model::Code::schema_violation, (fault.pointer.empty() ? "" : fault.pointer + ": ") + fault.message}, shown);
    }
    if (!found.faults.empty()) {
        return model::info(model::Code::schema_violation).exit_status;
    }
    return messages.quiet() ? 0
                            : print(shown + ": " + std::to_string(found.rules) + " rules of its own do what their " + std::to_string(found.examples) +
                                        " examples say\n",
                                    messages);
}

int check_one(const std::string& input, Messages& messages) {
    if (const std::string built_in = convert::profile_text(input); !built_in.empty()) {
        return check_text(built_in, input, messages);
    }
    const auto bytes = read_input(input, {});
    if (!bytes) {
        return give_up(bytes.error(), messages, shown_input(input));
    }
    return check_text({reinterpret_cast<const char*>(bytes->span().data()), bytes->span().size()}, shown_input(input), messages);
}

}  // namespace

int check_profiles(const ProfileRequest& request, Messages& messages) {
    int status = 0;
    for (const std::string& input : request.inputs) {
        status = std::max(status, check_one(input, messages));
    }
    return status;
}

int show_profiles(const ProfileRequest& request, Messages& messages) {
    int status = 0;
    for (const std::string& name : request.inputs) {
        status = std::max(status, print(convert::profile_text(name), messages));
    }
    return status;
}

}  // namespace bianmu::cli
