#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "layout/edge_rows.h"

namespace bianmu::layout {

/// What the rows of all pages have in common: how many other pages have the same thing at the same height.
class EdgeAgreement {
public:
    explicit EdgeAgreement(const std::vector<EdgeRow>& rows);

    [[nodiscard]] std::size_t same_text(const EdgeRow& row) const;
    /// Pages that have the same words at this height, whatever their numbers.
    [[nodiscard]] std::size_t same_words(const EdgeRow& row) const;
    /// Pages whose number, at this height, goes on counting from this one's.
    [[nodiscard]] std::size_t counting(const EdgeRow& row) const;
    /// Pages that have small type apart from their text at this height, whatever it says.
    [[nodiscard]] std::size_t same_place(const EdgeRow& row) const;
    /// Whether the row says again what the head of the first page says: one of its lines, and pieces of others.
    [[nodiscard]] bool repeats_first_head(const EdgeRow& row) const;

private:
    using Pages = std::map<std::string, std::set<std::size_t>>;

    Pages texts_, counts_, places_;   ///< pages by height and what stands there
    std::vector<std::string> first_head_;
};

}  // namespace bianmu::layout
