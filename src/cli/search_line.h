#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/result.h"
#include "store/search.h"

namespace CLI {
class App;
}

namespace bianmu::cli {

enum class SearchFormat : std::uint8_t { text, json, ndjson };

struct SearchRequest {
    std::string archive;
    store::SearchOptions options;
    SearchFormat format = SearchFormat::text;
    bool explain = false;
};

/// The words of `search`, before their values are understood.
struct SearchWords {
    std::vector<std::string> arguments;
    std::string kind, from, to, issuer, section;
    std::string format = "text";
    std::uint64_t limit = 20, offset = 0;
    bool explain = false;
};

/// Adds the command to the app; `words` must outlive it.
CLI::App& add_search(CLI::App& app, SearchWords& words);

/// What the words ask for, or `usage`.
[[nodiscard]] model::Result<SearchRequest> understand_search(const SearchWords& words);

}  // namespace bianmu::cli
