#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "layout/line.h"

namespace bianmu::layout {

enum class MarkKind : std::uint8_t { bullet, dash, decimal, decimal_closed, enclosed, letter, letter_closed, letter_enclosed, circled, han, han_enclosed };

/// The number or bullet of a list item at the head of a line: `•`, `1.`, `a)`, `（3）`, `①`, `二、`.
struct ItemMark {
    MarkKind kind = MarkKind::bullet;
    std::size_t length = 0;   ///< characters of the line that it takes
    bool apart = false;       ///< white space stands between it and the text

    [[nodiscard]] bool bullet() const { return kind == MarkKind::bullet || kind == MarkKind::dash; }
};

/// The mark at the head of `line`; none where nothing follows it. A year, a decimal or a section number `2.1` is none.
[[nodiscard]] std::optional<ItemMark> find_item_mark(const Line& line);

/// The mark as a paragraph's marker: its text is the head of `text`, the line as spelt.
[[nodiscard]] model::Marker marker_of(const ItemMark& mark, std::string_view text);

}  // namespace bianmu::layout
