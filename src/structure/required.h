#pragma once

#include <string>
#include <string_view>

namespace bianmu::structure {

/// Characters of which every text that `expression` (RE2 syntax) fits holds one; empty where nothing can be said.
///
/// Told from the expression's form alone, without compiling it: a text without any of them needs no compiled pattern to be refused.
[[nodiscard]] std::u32string required_characters(std::string_view expression);

/// Whether a text holds one of the characters. True if there are none.
[[nodiscard]] bool holds_one_of(std::string_view text, std::u32string_view characters);

}  // namespace bianmu::structure
