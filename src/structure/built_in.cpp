#include "structure/built_in.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "profile_tables.h"
#include "structure/make_profile.h"

namespace bianmu::structure {

namespace {

/// The table of a built-in profile; null for an unknown name.
const FlatJson* table_of(std::string_view name) {
    if (name == "bulletin") {
        return &embedded::k_bulletin;
    }
    if (name == "official") {
        return &embedded::k_official;
    }
    return name == "generic" ? &embedded::k_generic : nullptr;
}

}  // namespace

std::shared_ptr<const Profile> built_in_profile(std::string_view name) {
    static std::mutex guard;
    static auto& known = *new std::map<std::string, std::shared_ptr<const Profile>, std::less<>>;   // ends with the program, not piece by piece
    const std::lock_guard lock(guard);
    const auto found = known.find(name);
    if (found != known.end()) {
        return found->second;
    }
    const FlatJson* const table = table_of(name);
    return table == nullptr ? nullptr : known[std::string(name)] = std::make_shared<const Profile>(read_profile(Value(*table)));
}

}  // namespace bianmu::structure
