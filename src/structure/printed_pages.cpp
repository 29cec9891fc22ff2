#include "structure/printed_pages.h"

#include <algorithm>
#include <map>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr int kMostPages = 100000;

}  // namespace

std::optional<int> printed_page(std::string_view text) {
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        const bool wide = c >= U'\uFF10' && c <= U'\uFF19';
        if ((!wide && (c < U'0' || c > U'9')) || number > kMostPages) {
            return std::nullopt;
        }
        number = 10 * number + static_cast<int>(c - (wide ? U'\uFF10' : U'0'));
    }
    return number > 0 ? std::optional(number) : std::nullopt;
}

PrintedPages::PrintedPages(const std::vector<std::pair<int, int>>& sure) {
    std::map<int, std::size_t> votes;
    for (const auto& [printed, page] : sure) {
        ++votes[page - printed];
    }
    const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != votes.end() && most->second >= 2 && 2 * most->second > sure.size()) {
        offset_ = most->first;
    }
}

std::optional<bool> PrintedPages::agree(const std::optional<int>& printed, int page) const {
    return known() && printed && page > 0 ? std::optional(*printed + *offset_ == page) : std::nullopt;
}

}  // namespace bianmu::structure
