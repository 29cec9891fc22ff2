#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "structure/items.h"

namespace bianmu::structure {

/// A stretch of items that says what a listed line says.
struct Recurrence {
    std::size_t first = 0, last = 0;   ///< items, from and to
    double likeness = 0;
    bool opens = false;                ///< the listed line only opens the item's text
};

/// Finds again, among the items of a document, what its printed contents list: a title over one to four items, or at the head of a paragraph.
/// Spaces, punctuation and ornaments do not matter.
class Recurrences {
public:
    /// Reads the items from `start` to `end`.
    Recurrences(const std::vector<Item>& items, std::size_t start, std::size_t end);

    /// The places from item `from` on that say the same as `listed`; exactly, or where there is none and `alike` is asked for, nearly.
    [[nodiscard]] std::vector<Recurrence> find(const std::string& listed, std::size_t from, bool alike) const;

    /// For each listed line its place in the text, such that places follow each other as the lines do and agree best in all, with the pages that
    /// the contents print too, where the lines that stand once show how those count.
    /// @param pages   as printed, one for each line.
    /// @param likely  weighs a place by its look.
    template <typename Likely>
    [[nodiscard]] std::vector<std::optional<Recurrence>> align(const std::vector<std::string>& listed, const std::vector<std::string>& pages, Likely likely) const {
        Places places(listed.size());
        for (std::size_t i = 0; i < listed.size(); ++i) {
            for (const Recurrence& place : find(listed[i], start_, true)) {
                places[i].emplace_back(place.likeness + likely(i, place), place);
            }
        }
        weigh_pages(pages, places);
        return best_chain(places);
    }

private:
    using Places = std::vector<std::vector<std::pair<double, Recurrence>>>;
    void weigh_pages(const std::vector<std::string>& printed, Places& places) const;
    [[nodiscard]] static std::vector<std::optional<Recurrence>> best_chain(const Places& places);
    void compare(const std::u32string& wanted, std::size_t at, bool alike, std::vector<Recurrence>& found) const;

    std::size_t start_;
    std::vector<int> pages_;                                  ///< of each item from `start_` on, from 1; 0 = unknown
    std::vector<std::u32string> letters_;                     ///< of each item from `start_` on; empty for tables and figures
    std::multimap<std::u32string, std::size_t> by_opening_;   ///< the first letters of an item, and its index
};

}  // namespace bianmu::structure
