#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bianmu::structure {

/// One thing that is wrong with a profile.
struct ProfileFault {
    std::string pointer;   ///< JSON Pointer into the profile; empty = the whole, or what it took over from the one that it extends
    std::string message;   ///< names the rule and the example
};

struct ProfileCheck {
    std::string name;
    std::size_t rules = 0, examples = 0;   ///< its own, and those of others that it changes
    std::vector<ProfileFault> faults;
};

enum class CheckDepth {
    own_rules,   ///< what can keep documents from being read: ids, patterns and groups of the rules that the profile itself gives
    all,         ///< that of all rules, those of the extended profile too, and the examples of its own
};

/// Checks a profile beyond its schema: it extends and changes what is there, ids are unique, patterns are RE2 and have the groups that
/// their list needs, each rule hits its examples and none of its counter-examples, and has one that it hits.
///
/// Pure. Not for the shape of the JSON, whose members are looked at only as far as the schema lets them be.
[[nodiscard]] ProfileCheck check_profile(std::string_view json, CheckDepth depth);

/// A built-in profile put together with the one that it extends, as indented JSON; empty for an unknown name.
[[nodiscard]] std::string built_in_profile_text(std::string_view name);

}  // namespace bianmu::structure
