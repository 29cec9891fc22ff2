#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "structure/profile.h"

namespace bianmu::structure {

/// A field in a line: where its label begins, where its value begins and ends.
struct Hit {
    std::size_t start = 0, value = 0, end = 0;   ///< bytes
    const Label* label = nullptr;                ///< null for a label that no rule knows
    std::string word;                            ///< the label without its colon
};

/// The labels of a line with their values, in order.
///
/// A label stands at the head of a word and has a colon; one that follows a value without white space counts where the value is complete: Latin
/// letters or digits before it, or names. A stroke or white space in place of the colon does where the value is of the label's kind. Labels that no
/// rule knows count at the head of the line, and behind a known one.
[[nodiscard]] std::vector<Hit> find_hits(const Profile& profile, std::string_view text);

/// The labels of a table's row whose cells, parted by tabs, are labels and values in turn; the labels are bare words. None for another row, and where it
/// is not known that the table holds labels, rows of words look the same.
[[nodiscard]] std::vector<Hit> find_row_hits(const Profile& profile, std::string_view row);

/// A value without the marks that part it from the next label: `王敏 ·`.
[[nodiscard]] std::string_view without_marks(std::string_view value);

/// Whether a line begins with a label of the colophon, or is one of its other lines.
[[nodiscard]] bool opens_with_label(const Profile& profile, std::string_view text);

/// Whether a text is nothing but personal names, parted by white space or commas.
[[nodiscard]] bool are_names(std::string_view text);

}  // namespace bianmu::structure
