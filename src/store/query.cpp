#include "store/query.h"

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace bianmu::store {
namespace {

constexpr std::string_view kWideSpace = "\u3000";

/// Bytes of the white space at the start.
std::size_t space_at(std::string_view text) {
    if (text.starts_with(kWideSpace)) {
        return kWideSpace.size();
    }
    constexpr std::string_view kSpaces = " \t\n\r\v\f";
    return !text.empty() && kSpaces.find(text.front()) != std::string_view::npos ? 1 : 0;
}

std::size_t end_of_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && space_at(text.substr(end)) == 0) {
        ++end;
    }
    return end;
}

}  // namespace

model::Result<Query> read_query(std::string_view text) {
    Query out;
    while (!text.empty()) {
        if (const std::size_t space = space_at(text); space > 0) {
            text.remove_prefix(space);
            continue;
        }
        const bool is_unwanted = text.front() == '-' && text.size() > 1 && space_at(text.substr(1)) == 0;
        text.remove_prefix(is_unwanted ? 1 : 0);
        const bool is_quoted = text.front() == '"';
        text.remove_prefix(is_quoted ? 1 : 0);
        const std::size_t end = is_quoted ? std::min(text.find('"'), text.size()) : end_of_word(text);
        std::string word = model::to_nfc(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + (is_quoted ? 1 : 0)));
        auto& words = is_unwanted ? out.unwanted : out.wanted;
        if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) {
            words.push_back(std::move(word));
        }
    }
    if (out.wanted.empty()) {
        return model::fail(model::Code::usage, "nothing to look for: a query needs a word that is to be there");
    }
    if (out.wanted.size() + out.unwanted.size() > kMostWords) {
        return model::fail(model::Code::usage, "a query has at most " + std::to_string(kMostWords) + " words");
    }
    return out;
}

}  // namespace bianmu::store
