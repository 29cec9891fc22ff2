#include "structure/recurrences.h"

#include <algorithm>

#include "model/text.h"
#include "structure/printed_pages.h"
#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kOpening = 2;         // letters by which items are looked up
constexpr std::size_t kMaxLines = 4;        // items of one title
constexpr std::size_t kMaxTitle = 80;       // letters
constexpr std::size_t kMinRunIn = 6;        // letters of a title at the head of a paragraph
constexpr std::size_t kMinAlike = 5;        // letters of titles that may differ by a slip
constexpr double kAlike = 0.8;              // similarity of those
constexpr double kPage = 0.25;              // what a page that agrees, or does not, weighs
constexpr std::size_t kMaxPlaces = 24;      // of one line: a word that stands everywhere is no title
constexpr std::size_t kMaxFuzzy = 3000;     // items that are compared letter by letter

double likeness_of(const std::u32string& a, const std::u32string& b) { return similarity(model::to_utf8(a), model::to_utf8(b)); }

}  // namespace

Recurrences::Recurrences(const std::vector<Item>& items, std::size_t start, std::size_t end) : start_(start) {
    letters_.reserve(end - start);
    pages_.reserve(end - start);
    for (std::size_t i = start; i < end; ++i) {
        letters_.push_back(items[i].is_text() ? letters_of(std::string_view(items[i].text).substr(0, 4 * kMaxTitle)) : std::u32string());
        pages_.push_back(items[i].is_text() && !items[i].locations().empty() ? items[i].locations().front().page : 0);
        if (!letters_.back().empty()) {
            by_opening_.emplace(letters_.back().substr(0, kOpening), i - start);
        }
    }
}

void Recurrences::compare(const std::u32string& wanted, std::size_t at, bool alike, std::vector<Recurrence>& found) const {
    std::u32string joined;
    Recurrence likest{0, 0, kAlike, false};   // none yet
    for (std::size_t k = at; k < letters_.size() && k < at + kMaxLines && !letters_[k].empty() && letters_[k].size() <= kMaxTitle; ++k) {
        joined += letters_[k];
        if (joined == wanted) {
            found.push_back({start_ + at, start_ + k + 1, 1, false});
            return;
        }
        if (joined.size() > wanted.size() + 3) {
            break;
        }
        const double own = alike && wanted.size() >= kMinAlike && 2 * joined.size() >= wanted.size() ? likeness_of(joined, wanted) : 0;
        if (own >= likest.likeness) {
            likest = {start_ + at, start_ + k + 1, own, false};
        }
    }
    if (likest.last > 0) {
        found.push_back(likest);
        return;
    }
    if (wanted.size() >= kMinRunIn && letters_[at].size() > wanted.size() && letters_[at].compare(0, wanted.size(), wanted) == 0) {
        found.push_back({start_ + at, start_ + at + 1, 0.9, true});
    }
}

std::vector<Recurrence> Recurrences::find(const std::string& listed, std::size_t from, bool alike) const {
    std::vector<Recurrence> found;
    const std::u32string wanted = letters_of(listed);
    if (wanted.empty()) {
        return found;
    }
    const auto [begin, end] = by_opening_.equal_range(wanted.substr(0, kOpening));
    for (auto place = begin; place != end && found.size() < kMaxPlaces; ++place) {
        if (start_ + place->second >= from) {
            compare(wanted, place->second, false, found);
        }
    }
    std::sort(found.begin(), found.end(), [](const Recurrence& a, const Recurrence& b) { return a.first < b.first; });
    if (found.empty() && alike && letters_.size() <= kMaxFuzzy) {
        for (std::size_t i = from > start_ ? from - start_ : 0; i < letters_.size() && found.size() < kMaxPlaces; ++i) {
            if (!letters_[i].empty() && letters_[i].size() <= wanted.size() + 3) {
                compare(wanted, i, true, found);
            }
        }
    }
    return found;
}

void Recurrences::weigh_pages(const std::vector<std::string>& printed, Places& places) const {
    std::vector<std::optional<int>> numbers;
    std::vector<std::pair<int, int>> sure;
    for (std::size_t i = 0; i < places.size(); ++i) {
        numbers.push_back(printed_page(printed[i]));
        const Recurrence* const lone = places[i].size() == 1 ? &places[i].front().second : nullptr;
        if (lone != nullptr && lone->likeness == 1 && numbers[i] && pages_[lone->first - start_] > 0) {
            sure.emplace_back(*numbers[i], pages_[lone->first - start_]);
        }
    }
    const PrintedPages pages(sure);
    for (std::size_t i = 0; pages.known() && i < places.size(); ++i) {
        for (auto& [weight, place] : places[i]) {
            const std::optional<bool> agree = pages.agree(numbers[i], pages_[place.first - start_]);
            weight += !agree ? 0 : *agree ? kPage : -kPage;
        }
    }
}

std::vector<std::optional<Recurrence>> Recurrences::best_chain(const Places& places) {
    struct Link {
        double sum = 0;
        std::size_t line = 0, place = 0;
        int before = -1;
    };
    std::vector<Link> links;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t earlier = links.size();
        for (std::size_t k = 0; k < places[i].size(); ++k) {
            Link link{places[i][k].first, i, k, -1};
            for (std::size_t j = 0; j < earlier; ++j) {
                const bool follows = places[links[j].line][links[j].place].second.last <= places[i][k].second.first;
                if (follows && links[j].sum + places[i][k].first > link.sum) {
                    link.sum = links[j].sum + places[i][k].first;
                    link.before = static_cast<int>(j);
                }
            }
            links.push_back(link);
        }
    }
    std::vector<std::optional<Recurrence>> chain(places.size());
    const auto best = std::max_element(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.sum < b.sum; });
    for (int at = best == links.end() ? -1 : static_cast<int>(best - links.begin()); at >= 0; at = links[static_cast<std::size_t>(at)].before) {
        const Link& link = links[static_cast<std::size_t>(at)];
        chain[link.line] = places[link.line][link.place].second;
    }
    return chain;
}

}  // namespace bianmu::structure
