#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace bianmu::store {

/// What a search looks for: pieces of text, whatever stands around them.
struct Query {
    std::vector<std::string> wanted;    ///< all of them must be there
    std::vector<std::string> unwanted;  ///< none of them may
};

inline constexpr std::size_t kMostWords = 30;

/// Reads a query: words between white space, `"several words"` as one, `-word` for what must not be there. Words become NFC.
/// @return `usage` if nothing is wanted, or more than kMostWords are named.
[[nodiscard]] model::Result<Query> read_query(std::string_view text);

}  // namespace bianmu::store
