#include "layout/edge_agreement.h"

#include <algorithm>
#include <iterator>

#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kFewWords = 4;    // letters that make a running head with its number

/// How far each number of the row is from the page's place: a number alone, the first and the last beside words.
std::vector<std::string> counts_of(const EdgeRow& row) {
    std::vector<std::string> counts;
    const auto add = [&](int number, const std::string& word) {
        if (number <= kLongestNumber) {
            counts.push_back(std::to_string(number - static_cast<int>(row.page)) + ' ' + word);
        }
    };
    for (const int number : row.lone_numbers) {
        add(number, "");
    }
    if (!row.numbers.empty() && row.letters > 0) {
        add(row.numbers.front(), row.word);
        add(row.numbers.back(), row.word);
    }
    return counts;
}

std::string key(const EdgeRow& row, long height) {
    return std::to_string(row.angle) + (row.top ? '^' : '_') + std::to_string(height) + ' ';
}

std::size_t others(const std::map<std::string, std::set<std::size_t>>& pages, const EdgeRow& row, const std::string& what) {
    std::set<std::size_t> found;
    for (const long height : {row.height() - 1, row.height(), row.height() + 1}) {
        const auto same = pages.find(key(row, height) + what);
        if (same != pages.end() && found.size() < 64) {
            found.insert(same->second.begin(), same->second.size() > 64 ? std::next(same->second.begin(), 64) : same->second.end());
        }
    }
    found.erase(row.page);
    return found.size();
}

}  // namespace

EdgeAgreement::EdgeAgreement(const std::vector<EdgeRow>& rows) {
    for (const EdgeRow& row : rows) {
        texts_[key(row, row.height()) + row.text].insert(row.page);
        if (row.letters >= kFewWords) {
            texts_[key(row, row.height()) + '#' + row.word].insert(row.page);
        }
        for (const std::string& count : counts_of(row)) {
            counts_[key(row, row.height()) + count].insert(row.page);
        }
        if (row.page == 0 && row.top) {
            first_head_.push_back(row.text);
        }
        if (row.is_apart() && row.depth == 0) {
            places_[key(row, row.height())].insert(row.page);
        }
    }
}

std::size_t EdgeAgreement::same_text(const EdgeRow& row) const { return others(texts_, row, row.text); }

std::size_t EdgeAgreement::same_words(const EdgeRow& row) const { return row.letters < kFewWords ? 0 : others(texts_, row, '#' + row.word); }

std::size_t EdgeAgreement::counting(const EdgeRow& row) const {
    std::size_t most = 0;
    for (const std::string& count : counts_of(row)) {
        most = std::max(most, others(counts_, row, count));
    }
    return most;
}

std::size_t EdgeAgreement::same_place(const EdgeRow& row) const { return others(places_, row, ""); }

bool EdgeAgreement::repeats_first_head(const EdgeRow& row) const {
    bool whole = false;
    const std::u32string spelled = model::to_utf32(row.spelled);
    for (auto at = spelled.begin(); at != spelled.end();) {
        const auto end = std::find_if(at, spelled.end(), model::is_space);
        const std::string word = model::to_utf8({at, end});
        if (std::none_of(first_head_.begin(), first_head_.end(), [&word](const std::string& line) { return line.find(word) != std::string::npos; })) {
            return false;
        }
        whole = whole || (model::length(word) >= kFewWords && std::find(first_head_.begin(), first_head_.end(), word) != first_head_.end());
        at = std::find_if_not(end, spelled.end(), model::is_space);
    }
    return whole;
}

}  // namespace bianmu::layout
