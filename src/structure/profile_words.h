#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "structure/profile.h"

namespace bianmu::structure {

/// Words that the rules of a list may use: one that the program does not know would change nothing, silently.
struct KnownWords {
    std::set<std::string> zones;     ///< of the list's rules; empty = it has none
    std::set<std::string> fields;    ///< that `after` and `before` of their looks may name; empty = they do not count there
};

/// The words that rules of a list may use, such as `official/head`.
[[nodiscard]] const KnownWords& known_words(std::string_view list);

/// Looks at the words that one rule uses.
/// @param add  gets the place within the rule, such as `/zone`, and what is wrong there: the word and those that are allowed.
void check_words(std::string_view list, const Rule& rule, const std::function<void(const std::string&, const std::string&)>& add);

/// Looks at the names of fields, layouts and kinds that a profile uses outside of its rules.
/// @param add  gets the place as a JSON Pointer, and what is wrong there.
void check_names(const Profile& profile, const std::function<void(const std::string&, const std::string&)>& add);

/// Words one after the other, for messages.
[[nodiscard]] std::string listed_words(const std::set<std::string>& words);

}  // namespace bianmu::structure
