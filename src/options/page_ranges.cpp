#include "options/page_ranges.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace bianmu::options {
namespace {

std::optional<int> page_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1 || text.front() == '+') {
        return std::nullopt;
    }
    return value;
}

}  // namespace

model::Result<std::vector<std::pair<int, int>>> parse_page_ranges(std::string_view text) {
    std::vector<std::pair<int, int>> ranges;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        const std::string_view range = text.substr(start, comma - start);
        const std::size_t dash = range.find('-');
        const auto first = page_number(range.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : page_number(range.substr(dash + 1));
        if (!first || !last) {
            return model::fail(model::Code::usage, "--pages takes pages and ranges from 1, such as 1-5,8; not " + std::string(text));
        }
        if (*first > *last) {
            return model::fail(model::Code::usage, "--pages: the range " + std::string(range) + " runs backwards");
        }
        ranges.emplace_back(*first, *last);
        start = comma + 1;
    }
    return ranges;
}

}  // namespace bianmu::options
