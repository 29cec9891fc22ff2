#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmu::store {

/// A text with the places of what was looked for.
struct Marked {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< first byte and the one behind the last; in order, without overlaps
};

/// The text with every occurrence of the words marked, in whatever case; spaces for line breaks and control characters.
[[nodiscard]] Marked mark(std::string_view text, const std::vector<std::string>& words);

/// The stretch of the text that has most of the words, on one line, with `…` where it is cut. Without any of them, the text's beginning.
/// @param width  its characters, in code points, at most (without the `…`).
[[nodiscard]] Marked snippet(std::string_view text, const std::vector<std::string>& words, std::size_t width);

/// Lower case, character by character, as the index folds it.
[[nodiscard]] std::u32string folded(std::string_view text);

}  // namespace bianmu::store
