#pragma once

#include <cstdint>
#include <string_view>

namespace bianmu::extract::pdf {

/// Adobe's character collections: what the CIDs of a font without a map of its own mean.
enum class Collection : std::uint8_t { other, gb1, cns1, japan1, korea1 };

/// The collection of this name, such as `Adobe-GB1`.
[[nodiscard]] Collection collection_of(std::string_view name);

/// What `code`, which the collection's table gives for `cid`, should be. The tables call half-width and proportional Latin letters
/// by other names (full-width forms, combining marks), and put upright punctuation for vertical lines into the private use area.
[[nodiscard]] char32_t correct_character(Collection collection, std::uint32_t cid, char32_t code);

}  // namespace bianmu::extract::pdf
