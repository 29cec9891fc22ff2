#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "structure/items.h"

namespace bianmu::structure {

/// A place in a flow where a document of its own begins.
struct Start {
    std::size_t item = 0;              ///< its first
    const Profile* profile = nullptr;  ///< whose head stands there
    bool forwards = false;             ///< its title says that it sends another document on

    /// Who it is from and how it is numbered; the same again is no other document.
    std::u32string name;
    std::optional<int> number, total;
};

/// Finds where documents begin: the masthead of a bulletin, or the head of an official document, wherever it stands.
///
/// They are asked only where a page or display type begins.
/// @param named  the profile that was asked for: only heads of its kind begin a document, by its rules. Null: the built-in ones of both kinds.
[[nodiscard]] std::vector<Start> find_starts(const model::Flow& flow, const Items& items, const Profile* named);

/// Where the official document that begins a range is signed: behind the date and the note under it.
/// @param official  whose rules tell it.
/// @param bulletin  the profile of a bulletin that it stands in, whose sections and colophon end it; null for none.
/// @return nothing where no date stands as a signature's.
[[nodiscard]] std::optional<std::size_t> find_signature_end(const model::Flow& flow, const Items& items, Range range, const Profile& official, const Profile* bulletin);

/// Where a document begins that is forwarded without a head of its own: its title, behind the signature of what forwards it.
[[nodiscard]] std::optional<std::size_t> find_forwarded(const model::Flow& flow, const Items& items, Range range, const Profile& official);

/// Where the lines of an imprint that close the range begin; its end where there are none.
[[nodiscard]] std::size_t find_imprint(const model::Flow& flow, const Items& items, Range range, const Profile& official);

/// Whether the items end with a bulletin's colophon.
[[nodiscard]] bool ends_in_colophon(const model::Flow& flow, const Items& items, Range range, const Profile& bulletin);

}  // namespace bianmu::structure
