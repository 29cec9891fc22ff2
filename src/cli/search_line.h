#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "cli/command_line.h"
#include "model/result.h"
#include "store/search.h"

namespace bianmu::cli {

enum class SearchFormat : std::uint8_t { text, json, ndjson };

struct SearchRequest {
    std::string archive;
    store::SearchOptions options;
    SearchFormat format = SearchFormat::text;
    bool explain = false;
};

struct SearchLine {
    MessageOptions messages;
    std::variant<SearchRequest, HelpRequest> request;
};

/// Reads a command line of the program for searches.
/// @return what is asked, or `usage` with what is wrong.
[[nodiscard]] model::Result<SearchLine> parse_search_line(const std::vector<std::string>& arguments);

}  // namespace bianmu::cli
