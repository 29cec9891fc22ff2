#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "structure/draft.h"
#include "structure/recurrences.h"

namespace bianmu::structure {

constexpr std::size_t kMaxListed = 300;   // lines: contents are not longer

/// What a line of the contents says, without its bullet, number and leader.
struct ListedText {
    std::string title, page;
    std::string numbered;   ///< the title with the number or page before it, where one is; else empty
};

/// Reads a printed line of contents by the patterns of the profile.
[[nodiscard]] ListedText read_listed(const Draft& draft, std::string_view printed);

/// Whether an item is text, too long for a line of contents, leaders left out.
[[nodiscard]] bool is_running_text(const Draft& draft, const Item& item);

/// Whether what stands at the place is set as one: not a section and the title under it.
[[nodiscard]] bool is_one_title(const Draft& draft, const Recurrence& place);

/// Makes items of the lines of the contents that begin at `begin`: of tables that place them, and of lists that came as one paragraph, which are
/// cut where the author broke them, at marks of sections, and behind page numbers, if what is parted comes again apart and not together.
void part_contents(Draft& draft, std::size_t begin);

}  // namespace bianmu::structure
