#include "structure/levels.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxKinds = 48;   // kinds of headings that are told apart; further ones join the last
constexpr float kSameSize = 0.6F;       // points
constexpr std::size_t kRare = 2;        // members of a look that is no level of its own
constexpr std::size_t kManyTimes = 10;  // where all looks together have this many times as many
constexpr int kMaxLevel = 9;            // of the contract

/// Headings that share a level: a numbering family at one depth, or a look without numbers.
struct Kind {
    bool numbered = false;
    std::size_t family = 0;   ///< of a numbered one
    int rank = 0;          ///< the profile's order of families, then the depth
    float size = 0;
    int strength = 0;
    std::size_t members = 0;
    std::map<int, std::size_t> outline, bookmarks;   ///< votes for levels
    int last = -1;         ///< value of the last number
    std::size_t seen = 0;  ///< place of the last member, from 1
    int level = 0;         ///< by the author's or the bookmarks' word; 0 = unknown
    std::size_t rung = 0;  ///< place in the order of kinds
};

class Ladder {
public:
    Ladder(const Profile& profile, const std::vector<RankedHeading>& headings) : profile_(profile), headings_(headings) {}

    std::vector<int> levels() {
        sort_into_kinds();
        count_nesting(false);
        const std::vector<std::size_t> numbered = order_numbered();
        count_nesting(true);
        place_plain(numbered);
        return walk();
    }

private:
    void sort_into_kinds() {
        std::map<std::pair<int, int>, std::size_t> known;
        for (const RankedHeading& heading : headings_) {
            const Rule* rule = heading.number ? &profile_.numbering[heading.number->family] : nullptr;
            // Depths follow each other in the ladder: the rank of a family leaves room for them.
            const auto key = rule != nullptr ? std::pair(rule->level + heading.number->depth - 1, -1)
                                             : std::pair(static_cast<int>(std::lround(2 * heading.size)), heading.strength);
            auto found = known.find(key);
            if (found == known.end()) {
                if (kinds_.size() < kMaxKinds) {
                    kinds_.push_back({rule != nullptr, rule != nullptr ? heading.number->family : 0, key.first, heading.size, heading.strength, 0, {}, {}, -1, 0, 0, 0});
                }
                found = known.emplace(key, kinds_.size() - 1).first;
            }
            Kind& kind = kinds_[found->second];
            kind.size = std::max(kind.size, heading.size);
            kind.strength = std::max(kind.strength, heading.strength);
            ++kind.members;
            if (heading.outline > 0) {
                ++kind.outline[heading.outline];
            }
            if (heading.bookmark > 0) {
                ++kind.bookmarks[heading.bookmark];
            }
            kind_of_.push_back(found->second);
        }
        over_.assign(kinds_.size() * kinds_.size(), 0);
    }

    [[nodiscard]] int& over(std::size_t a, std::size_t b) { return over_[a * kinds_.size() + b]; }

    /// A count that begins anew stands under what came between; a count that goes on stands over it. Where a kind that the profile ranks higher came
    /// between, that is why it begins anew, and what it ranks lower says nothing: the sections of a chapter before the next part.
    /// @param plain  looks without numbers: these stand over a count only if no number of a higher kind explains its beginning.
    void count_nesting(bool plain) {
        for (Kind& kind : kinds_) {
            kind.seen = 0;
        }
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const std::size_t b = kind_of_[i];
            Kind& own = kinds_[b];
            if (own.numbered && own.seen > 0) {
                const bool anew = headings_[i].number->value <= own.last;
                const bool explained = plain && anew && std::any_of(kinds_.begin(), kinds_.end(), [&own](const Kind& kind) {
                    return kind.numbered && kind.rung < own.rung && kind.seen > own.seen;
                });
                const bool ranked = anew && std::any_of(kinds_.begin(), kinds_.end(), [&own](const Kind& kind) {
                    return kind.numbered && kind.rank < own.rank && kind.seen > own.seen;
                });
                for (std::size_t a = 0; a < kinds_.size(); ++a) {
                    const bool lower = ranked && kinds_[a].numbered && kinds_[a].rank > own.rank;
                    if (a != b && kinds_[a].numbered != plain && kinds_[a].seen > own.seen && !explained && !lower) {
                        over(a, b) += anew ? 1 : -1;
                    }
                }
            }
            own.seen = i + 1;
            own.last = own.numbered ? headings_[i].number->value : 0;
        }
    }

    /// Whether a stands over b: 1, under it: -1, or neither is known: 0.
    [[nodiscard]] int compare(std::size_t a, std::size_t b) {
        const int evidence = over(a, b) - over(b, a);
        return evidence > 0 ? 1 : evidence < 0 ? -1 : 0;
    }

    /// Depths of one family stand in their order, whatever came between: 2.2.1 under 2.2.
    [[nodiscard]] bool may_swap(std::size_t a, std::size_t b) const { return kinds_[a].family != kinds_[b].family; }

    [[nodiscard]] static bool more_prominent(const Kind& a, const Kind& b) {
        return std::abs(a.size - b.size) >= kSameSize ? a.size > b.size : a.strength > b.strength;
    }

    /// Numbered kinds by evidence and else by rank, the highest first.
    std::vector<std::size_t> order_numbered() {
        std::vector<std::size_t> numbered;
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            if (kinds_[k].numbered) {
                numbered.push_back(k);
            }
        }
        std::sort(numbered.begin(), numbered.end(), [this](std::size_t a, std::size_t b) { return kinds_[a].rank < kinds_[b].rank; });
        for (std::size_t i = 1; i < numbered.size(); ++i) {   // few: insertion, so that evidence against the profile's order moves a kind up
            for (std::size_t k = i; k > 0 && may_swap(numbered[k], numbered[k - 1]) && compare(numbered[k], numbered[k - 1]) > 0; --k) {
                std::swap(numbered[k], numbered[k - 1]);
            }
        }
        for (std::size_t place = 0; place < numbered.size(); ++place) {
            kinds_[numbered[place]].rung = place;
        }
        return numbered;
    }

    /// Looks without numbers at their places among the numbered kinds. One that occurs once or twice is a variation of its neighbour.
    void place_plain(const std::vector<std::size_t>& numbered) {
        std::vector<std::size_t> plain;
        std::size_t members = 0;
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            if (!kinds_[k].numbered) {
                plain.push_back(k);
                members += kinds_[k].members;
            }
        }
        std::sort(plain.begin(), plain.end(), [this](std::size_t a, std::size_t b) {
            return more_prominent(kinds_[a], kinds_[b]) || (!more_prominent(kinds_[b], kinds_[a]) && a < b);
        });
        std::vector<std::vector<std::size_t>> above(numbered.size() + 1), beside(numbered.size());
        for (const std::size_t u : plain) {
            std::size_t place = 0;
            bool equal = false;
            for (; place < numbered.size(); ++place) {
                int order = compare(u, numbered[place]);
                if (order > 0 && 2 * over(u, numbered[place]) < static_cast<int>(kinds_[u].members)) {
                    order = 0;   // what stands over a count begins it anew more often than not
                }
                equal = order == 0 && !more_prominent(kinds_[numbered[place]], kinds_[u]);
                if (order > 0 || equal) {
                    break;
                }
            }
            (equal ? beside : above)[place].push_back(u);
        }
        for (std::size_t place = 0; place <= numbered.size(); ++place) {
            for (const std::size_t u : above[place]) {
                const bool rare = kinds_[u].members <= kRare && kManyTimes * kinds_[u].members < members;
                const bool same = !order_.empty() && !kinds_[order_.back().back()].numbered &&
                                  (rare || !more_prominent(kinds_[order_.back().back()], kinds_[u]));
                same ? order_.back().push_back(u) : order_.push_back({u});
            }
            if (place < numbered.size()) {
                order_.push_back({numbered[place]});
                order_.back().insert(order_.back().begin(), beside[place].begin(), beside[place].end());
            }
        }
    }

    /// The level that most votes of a rung are for; 0 = there are none.
    [[nodiscard]] int voted(const std::vector<std::size_t>& rung, std::map<int, std::size_t> Kind::*list) const {
        std::map<int, std::size_t> votes;
        for (const std::size_t k : rung) {
            for (const auto& [level, members] : kinds_[k].*list) {
                votes[level] += members;
            }
        }
        const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == votes.end() ? 0 : most->first;
    }

    /// Whether bookmarks give lower kinds deeper levels.
    [[nodiscard]] bool bookmarks_agree() const {
        int last = 0;
        for (const std::vector<std::size_t>& rung : order_) {
            const int level = voted(rung, &Kind::bookmarks);
            if (level > 0 && level <= last) {
                return false;
            }
            last = std::max(last, level);
        }
        return true;
    }

    /// Down the text: a heading stands one level under the last that is open over it; a count that goes on keeps its level.
    std::vector<int> walk() {
        const bool bookmarks = bookmarks_agree();
        for (std::size_t rung = 0; rung < order_.size(); ++rung) {
            const int set = voted(order_[rung], &Kind::outline);
            for (const std::size_t k : order_[rung]) {
                kinds_[k].rung = rung;
                kinds_[k].level = set > 0 ? set : bookmarks ? voted(order_[rung], &Kind::bookmarks) : 0;
            }
        }
        struct Open {
            std::size_t rung, heading;
            int level;
        };
        struct Last {
            int value = 0, level = 0;
            std::size_t parent = 0;   ///< heading that it stands under, from 1; 0 = none
        };
        std::vector<Open> open;
        std::vector<Last> last(kinds_.size());
        std::vector<int> out;
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const Kind& kind = kinds_[kind_of_[i]];
            Last& before = last[kind_of_[i]];
            const int value = kind.numbered ? headings_[i].number->value : 0;
            const auto parent = std::find_if(open.begin(), open.end(), [&before](const Open& o) { return o.heading == before.parent; });
            if (value > before.value && before.level > 0 && (before.parent == 0 || parent != open.end())) {
                open.erase(before.parent == 0 ? open.begin() : parent + 1, open.end());
            }
            while (!open.empty() && open.back().rung >= kind.rung) {
                open.pop_back();
            }
            const int bookmark = bookmarks && !kind.numbered ? headings_[i].bookmark : 0;   // siblings in one count stay so
            const int own = headings_[i].outline > 0 ? headings_[i].outline : bookmark > 0 ? bookmark : kind.level;
            const int level = std::clamp(own > 0 ? own : open.empty() ? 1 : open.back().level + 1, 1, kMaxLevel);
            before = {value, level, open.empty() ? 0 : open.back().heading};
            open.push_back({kind.rung, i + 1, level});
            out.push_back(level);
        }
        return out;
    }

    const Profile& profile_;
    const std::vector<RankedHeading>& headings_;
    std::vector<Kind> kinds_;
    std::vector<std::size_t> kind_of_;                 ///< of each heading
    std::vector<int> over_;                            ///< by kind and kind: how often the first stands over the second, less the contrary
    std::vector<std::vector<std::size_t>> order_;      ///< kinds by level, the highest first
};

}  // namespace

std::vector<int> find_levels(const Profile& profile, const std::vector<RankedHeading>& headings) { return Ladder(profile, headings).levels(); }

}  // namespace bianmu::structure
