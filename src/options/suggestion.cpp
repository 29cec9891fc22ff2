#include "options/suggestion.h"

#include <algorithm>
#include <utility>

namespace bianmu::options {
namespace {

/// Optimal string alignment distance.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t kLongest = 64;
    if (word.size() > kLongest) {
        return {};
    }
    std::string best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t found = distance(word, candidate);
        if (found < least && found < candidate.size()) {
            least = found;
            best = candidate;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string near = suggestion(word, candidates);
    return near.empty() ? "" : "; did you mean " + near + "?";
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

model::Result<void> check_choice(const std::string& option, const std::string& value, const std::vector<std::string>& allowed,
                                 const std::vector<std::string>& planned) {
    if (contains(allowed, value)) {
        return {};
    }
    if (contains(planned, value)) {
        return model::fail(model::Code::usage, option + " " + value + " is not available in this version; it takes " + listed(allowed));
    }
    const std::string near = did_you_mean(value, allowed);
    return model::fail(model::Code::usage, option + " takes " + listed(allowed) + ", not " + value + near);
}

}  // namespace bianmu::options
