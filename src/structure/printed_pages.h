#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmu::structure {

/// The number of a page as contents print it, in Arabic digits of either width; nothing for other numbers, such as Roman ones.
[[nodiscard]] std::optional<int> printed_page(std::string_view text);

/// How far the pages of a file are from the numbers that are printed on them, learned from what surely stands where.
class PrintedPages {
public:
    PrintedPages() = default;

    /// @param sure  what the contents print and the page of the file, from 1, for each line that is found again beyond doubt. At least two
    ///     of them, and more than half, must agree; else nothing is known.
    explicit PrintedPages(const std::vector<std::pair<int, int>>& sure);

    [[nodiscard]] bool known() const { return offset_.has_value(); }

    /// Whether what is printed leads to a page of the file, from 1; nothing where either is unknown.
    [[nodiscard]] std::optional<bool> agree(const std::optional<int>& printed, int page) const;

    /// The number that a page of the file bears. Only where `known()`.
    [[nodiscard]] int printed_on(int page) const { return page - *offset_; }

private:
    std::optional<int> offset_;   ///< from a printed number to the page of the file
};

}  // namespace bianmu::structure
