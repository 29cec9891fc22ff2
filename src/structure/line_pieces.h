#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "structure/items.h"
#include "structure/profile.h"

namespace bianmu::structure {

/// A stretch of a line that one rule names.
struct LinePiece {
    std::size_t start = 0, end = 0;   ///< bytes of the line; pieces lie end to end
    const Rule* rule = nullptr;
    Captures found;                   ///< by bytes of the line
    double confidence = 0;
};

/// Reads a line of the masthead as pieces of its rules' fields, laid end to end and parted by white space: `第3期	市水务局	2024年3月8日`.
///
/// Of all ways to cut the line the surest is taken: few pieces, by sure rules, cut at wide gaps. No field is read twice. A rule whose zone is
/// `beside` names what shares the line with others, never a whole line; one whose zone is `named` counts under a name with a word for such papers only.
/// @param taken  fields that earlier lines gave.
/// @param named  whether such a name stands there.
/// @return no piece where the line cannot be read so.
[[nodiscard]] std::vector<LinePiece> read_pieces(const Item& item, const Profile& profile, const Items& items, const std::set<std::string>& taken,
                                                 bool named);

/// The piece cut so that each of its fields has the part that it stands in: `Issue 47 · 3 October 2025` by one rule is a number and a date. What
/// parts two fields stays with the first.
[[nodiscard]] std::vector<LinePiece> fields_apart(std::string_view text, const LinePiece& piece);

/// Without what parts fields at its end.
[[nodiscard]] std::string_view without_parting(std::string_view text);

/// The fields that a rule's groups fill: `number` for any part of an issue's number, `label` for the word for a special issue without one, else the group's name.
[[nodiscard]] std::set<std::string> fields_of(const Captures& found);

}  // namespace bianmu::structure
