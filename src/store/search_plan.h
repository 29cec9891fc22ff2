#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/search.h"

namespace bianmu::store {

/// The statement of a search: rows of `key, score`, best first.
struct SearchPlan {
    std::string statement;
    std::vector<Value> values;
};

/// Chooses the way that is quick for these words:
/// - words of three characters and more are phrases of the index, ranked by bm25; if they stand in very many articles, those with all of them in the title come
///   first, and in each group those stored last;
/// - shorter words are the beginnings of the index's terms: their occurrences are counted and ranked in the same manner;
/// - where all are short and very common, articles are read from the last stored on, until there are enough.
///
/// Whatever else is asked becomes a condition on what these find.
[[nodiscard]] SearchPlan plan_search(Database& database, const Query& query, const SearchOptions& options);

}  // namespace bianmu::store
