#include "structure/title_matches.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr double kAlike = 0.6;              // similarity below which two titles are not the same
constexpr double kAlikeOnPage = 0.35;       // the same, of titles on the page that the contents print
constexpr double kPage = 0.3;               // what a page that agrees, or does not, weighs beside a title
constexpr std::size_t kMaxPairs = 20000;    // that are compared letter by letter between two sure ones
constexpr std::size_t kMaxEqual = 400000;   // that are compared at all

using Pair = std::pair<std::size_t, std::size_t>;   // of the contents, of the body

std::u32string digits_of(const std::u32string& letters) {
    std::u32string digits;
    std::copy_if(letters.begin(), letters.end(), std::back_inserter(digits), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    return digits;
}

class Matcher {
public:
    Matcher(const std::vector<ListedTitle>& listed, const std::vector<BodyTitle>& body) : listed_(listed), body_(body) {
        for (const ListedTitle& title : listed) {
            left_.push_back(letters_of(title.title));
        }
        for (const BodyTitle& title : body) {
            right_.push_back(letters_of(title.title));
        }
        out_.partner.assign(listed.size(), -1);
        named_.assign(body.size(), false);
    }

    TitleMatches run() {
        const std::vector<Pair> sure = unique_pairs();
        std::vector<std::pair<int, int>> pages;
        for (const auto& [i, j] : sure) {
            if (listed_[i].page && body_[j].page > 0) {
                pages.emplace_back(*listed_[i].page, body_[j].page);
            }
        }
        out_.pages = PrintedPages(pages);
        std::size_t i = 0, j = 0;
        for (const Pair& anchor : in_order(sure)) {
            align(i, anchor.first, j, anchor.second);
            join(anchor.first, anchor.second);
            i = anchor.first + 1;
            j = anchor.second + 1;
        }
        align(i, left_.size(), j, right_.size());
        match_moved();
        return std::move(out_);
    }

private:
    void join(std::size_t i, std::size_t j) {
        out_.partner[i] = static_cast<int>(j);
        named_[j] = true;
    }

    /// Equal titles that stand once on either side, in the order of the contents.
    [[nodiscard]] std::vector<Pair> unique_pairs() const {
        const auto places = [](const std::vector<std::u32string>& titles) {
            std::unordered_map<std::u32string, std::pair<std::size_t, int>> found;   // first place, how many
            for (std::size_t i = 0; i < titles.size(); ++i) {
                ++found.try_emplace(titles[i], i, 0).first->second.second;
            }
            return found;
        };
        const auto in_contents = places(left_);
        const auto in_body = places(right_);
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < left_.size(); ++i) {
            const auto found = in_body.find(left_[i]);
            if (!left_[i].empty() && in_contents.at(left_[i]).second == 1 && found != in_body.end() && found->second.second == 1) {
                pairs.emplace_back(i, found->second.first);
            }
        }
        return pairs;
    }

    /// The most of the pairs that follow each other on both sides.
    static std::vector<Pair> in_order(const std::vector<Pair>& pairs) {
        std::vector<std::size_t> ends;                         // of the best row of each length: the one that ends first
        std::vector<std::size_t> before(pairs.size(), pairs.size());
        for (std::size_t k = 0; k < pairs.size(); ++k) {
            const auto place = std::lower_bound(ends.begin(), ends.end(), pairs[k].second, [&](std::size_t end, std::size_t j) { return pairs[end].second < j; });
            before[k] = place == ends.begin() ? pairs.size() : *(place - 1);
            place == ends.end() ? ends.push_back(k) : static_cast<void>(*place = k);
        }
        std::vector<Pair> row;
        for (std::size_t k = ends.empty() ? pairs.size() : ends.back(); k < pairs.size(); k = before[k]) {
            row.push_back(pairs[k]);
        }
        std::reverse(row.begin(), row.end());
        return row;
    }

    /// What it is worth to hold two titles for the same; nothing if they are not.
    [[nodiscard]] double worth(std::size_t i, std::size_t j, bool compare) const {
        const bool equal = left_[i] == right_[j];
        if (left_[i].empty() || (!equal && !compare)) {
            return 0;
        }
        const std::optional<bool> agree = out_.pages.agree(listed_[i].page, body_[j].page);
        if (!equal && !agree.value_or(false) && digits_of(left_[i]) != digits_of(right_[j])) {
            return 0;   // the next one of a row
        }
        const double alike = equal ? 1 : similarity(listed_[i].title, body_[j].title);
        const bool same = alike >= (agree.value_or(false) ? kAlikeOnPage : kAlike);
        return !same ? 0 : alike + (agree ? (*agree ? kPage : -kPage) : 0);
    }

    /// The alignment of a stretch of both sides with the greatest worth in all.
    void align(std::size_t i0, std::size_t i1, std::size_t j0, std::size_t j1) {
        const std::size_t n = i1 - i0, m = j1 - j0;
        if (n == 0 || m == 0 || n * m > kMaxEqual) {
            return;
        }
        std::vector<double> best((n + 1) * (m + 1), 0);
        std::vector<double> own(n * m, 0);
        const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
        for (std::size_t i = n; i-- > 0;) {
            for (std::size_t j = m; j-- > 0;) {
                own[i * m + j] = worth(i0 + i, j0 + j, n * m <= kMaxPairs);
                const double pair = own[i * m + j] > 0 ? own[i * m + j] + best[at(i + 1, j + 1)] : 0;
                best[at(i, j)] = std::max({pair, best[at(i + 1, j)], best[at(i, j + 1)]});
            }
        }
        for (std::size_t i = 0, j = 0; i < n && j < m;) {
            if (own[i * m + j] > 0 && std::abs(best[at(i, j)] - own[i * m + j] - best[at(i + 1, j + 1)]) < 1e-9) {
                join(i0 + i++, j0 + j++);
            } else if (best[at(i + 1, j)] >= best[at(i, j + 1)]) {
                ++i;
            } else {
                ++j;
            }
        }
    }

    void match_moved() {
        std::unordered_multimap<std::u32string, std::size_t> left;
        for (std::size_t j = 0; j < right_.size(); ++j) {
            if (!named_[j]) {
                left.emplace(right_[j], j);
            }
        }
        for (std::size_t i = 0; i < left_.size(); ++i) {
            if (out_.partner[i] >= 0 || left_[i].empty()) {
                continue;
            }
            const auto [begin, end] = left.equal_range(left_[i]);
            const auto nearer = [&](const auto& a, const auto& b) {
                const auto rank = [&](std::size_t j) { return std::pair(named_[j] ? 2 : out_.pages.agree(listed_[i].page, body_[j].page).value_or(false) ? 0 : 1, j); };
                return rank(a.second) < rank(b.second);
            };
            const auto found = std::min_element(begin, end, nearer);
            if (found != end && !named_[found->second]) {
                join(i, found->second);
            }
        }
    }

    const std::vector<ListedTitle>& listed_;
    const std::vector<BodyTitle>& body_;
    std::vector<std::u32string> left_, right_;   ///< letters
    std::vector<bool> named_;
    TitleMatches out_;
};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

}  // namespace

TitleMatches match_titles(const std::vector<ListedTitle>& listed, const std::vector<BodyTitle>& body) { return Matcher(listed, body).run(); }

void report_differences(Draft& draft, const std::vector<ListedTitle>& listed, const std::vector<BodyTitle>& body, const TitleMatches& matches) {
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const ListedTitle& line = listed[i];
        if (matches.partner[i] < 0) {
            draft.sink.add("toc.article_missing", model::Severity::warning, "the contents list " + quoted(line.title) + ", which the body does not have", {}, line.pointer);
            continue;
        }
        const BodyTitle& own = body[static_cast<std::size_t>(matches.partner[i])];
        const std::u32string listed_letters = letters_of(line.title), own_letters = letters_of(own.title);
        if (!listed_letters.starts_with(own_letters) && !own_letters.starts_with(listed_letters)) {   // an author or a subtitle may be listed too
            draft.sink.add("contents.title_mismatch", model::Severity::info, "the contents list " + quoted(line.title) + ", the body says " + quoted(own.title), {}, line.pointer);
        }
        if (!matches.pages.agree(line.page, own.page).value_or(true)) {
            draft.sink.add("contents.page_mismatch", model::Severity::info,
                           "the contents print page " + std::to_string(*line.page) + " for " + quoted(line.title) + ", which stands on page " +
                               std::to_string(matches.pages.printed_on(own.page)),
                           {}, line.pointer);
        }
    }
}

}  // namespace bianmu::structure
