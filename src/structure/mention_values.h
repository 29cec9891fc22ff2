#pragma once

#include <string>
#include <string_view>

#include "structure/profile.h"

namespace bianmu::structure {

/// The canonical form of a mention of `rule`, from the groups that its pattern found in `text`; empty where they do not say enough.
///
/// Documents: the rule's own form. Dates: ISO 8601 as far as the text says. Amounts: currency and number, `CNY 120000000`.
/// Telephone numbers: digits, hyphens between their groups, and a plus where one is printed.
[[nodiscard]] std::string canonical_value(const Profile& profile, const MentionRule& rule, const Captures& groups, std::string_view text);

}  // namespace bianmu::structure
