#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "structure/profile.h"

namespace bianmu::structure {

/// An integer in ASCII, full-width or Chinese digits (`12`, `１２`, `十二`, `一百二十八`, `二〇二二`).
[[nodiscard]] std::optional<int> read_number(const Profile& profile, std::string_view text);

/// The first date in `text` as ISO 8601, as far as it says: `2022-01-25`, `2022-01` or `2022`; empty if there is none.
[[nodiscard]] std::string read_date(const Profile& profile, std::string_view text);

/// Personal names: `王 伟 李世强` gives 王伟 and 李世强.
[[nodiscard]] std::vector<std::string> read_names(std::string_view text);

/// Whether a text is nothing but names of persons, each with a surname that the profile knows; of any names of two to four Han where it knows none.
[[nodiscard]] bool are_persons(const Profile& profile, std::string_view text);

/// Recipients: split at commas outside brackets; at enumeration commas too where each part is an organisation of its own or
/// no other comma stands in the list.
[[nodiscard]] std::vector<std::string> read_list(const Profile& profile, std::string_view text);

/// A telephone number with plain digits and hyphens; several are kept apart by `, `.
[[nodiscard]] std::string read_phone(std::string_view text);

/// Whether a text stands in round brackets of either width.
[[nodiscard]] bool is_bracketed(std::string_view text);

/// `text` without white space, full-width ASCII made plain.
[[nodiscard]] std::string read_compact(std::string_view text);

/// `text` trimmed, its white space runs single spaces, without a final full stop.
[[nodiscard]] std::string read_text(std::string_view text);

}  // namespace bianmu::structure
