#pragma once

#include "cli/command_line.h"
#include "cli/messages.h"

namespace bianmu::cli {

/// Checks each profile, a file or a built-in one, and names each place that is wrong.
/// @return the exit status.
[[nodiscard]] int check_profiles(const ProfileRequest& request, Messages& messages);

/// Prints built-in profiles in full.
/// @return the exit status.
[[nodiscard]] int show_profiles(const ProfileRequest& request, Messages& messages);

}  // namespace bianmu::cli
