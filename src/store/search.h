#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/result.h"
#include "store/query.h"
#include "store/snippet.h"

namespace bianmu::store {

struct SearchOptions {
    std::string query;
    std::string kind;            ///< of the document; empty = any
    std::string from, to;        ///< dates as far as they are known: 2022, 2022-01, 2022-01-25; empty = open
    std::string issuer, section; ///< pieces of their names; empty = any
    std::uint64_t limit = 20, offset = 0;
};

/// One article that was found. Texts are empty where the document has none.
struct SearchHit {
    double score = 0;            ///< greater is better; comparable within one answer only
    std::string article;         ///< its id in the document
    Marked title, snippet;
    std::int64_t page = 0;       ///< on which the article starts; 0 = not known
    std::string section;
    std::string document, kind, issuer, date, number;   ///< title of the document, and what it says of itself
    std::string sha256, archive_path, part;             ///< the document's key
    std::vector<std::string> places;                    ///< where its source lies, a few of them
};

struct SearchAnswer {
    std::vector<SearchHit> hits;
    bool has_more = false;       ///< more are behind these
};

/// Looks for articles that have all the wanted pieces of text, in title or text, best first.
///
/// Any piece is found, words of one and two characters too. What stands in very many articles is not ranked: those stored last come first.
///
/// @return the hits; `usage` for a query that wants nothing; `environment` for a file that cannot be opened or is no archive.
[[nodiscard]] model::Result<SearchAnswer> search(const std::string& archive, const SearchOptions& options);

/// How SQLite goes about that search: the statement, then its steps. Codes as for `search`.
[[nodiscard]] model::Result<std::vector<std::string>> explain_search(const std::string& archive, const SearchOptions& options);

}  // namespace bianmu::store
