#include "convert/profiles.h"

#include <algorithm>
#include <mutex>

#include "emit/emit.h"
#include "structure/structure.h"

namespace bianmu::convert {
namespace {

structure::ProfileCheck check(std::string_view json, structure::CheckDepth depth) {
    structure::ProfileCheck out;
    for (emit::Violation& violation : emit::validate_profile(json)) {
        out.faults.push_back({std::move(violation.pointer), std::move(violation.message)});
    }
    return out.faults.empty() ? structure::check_profile(json, depth) : out;
}

}  // namespace

std::vector<std::string> profile_names() {
    std::vector<std::string> names{"auto"};
    for (const std::string_view name : structure::profile_names()) {
        names.emplace_back(name);
    }
    return names;
}

structure::ProfileCheck check_profile(std::string_view json) { return check(json, structure::CheckDepth::all); }

model::Result<void> accept_profile(std::string_view profile) {
    const std::vector<std::string> names = profile_names();
    if (std::find(names.begin(), names.end(), profile) != names.end()) {
        return {};
    }
    static std::mutex guard;
    static std::string accepted;
    const std::lock_guard lock(guard);
    if (accepted == profile) {
        return {};
    }
    const structure::ProfileCheck found = check(profile, structure::CheckDepth::own_rules);
    if (!found.faults.empty()) {
        const structure::ProfileFault& first = found.faults.front();
        return model::fail(model::Code::usage, "the profile is wrong at " + (first.pointer.empty() ? "/" : first.pointer) + ": " + first.message);
    }
    accepted = profile;
    return {};
}

std::string profile_text(std::string_view name) { return structure::built_in_profile_text(name); }

}  // namespace bianmu::convert
