#pragma once

#include <cstdint>
#include <tuple>

#include "structure/draft.h"

namespace bianmu::structure {

constexpr float kLarger = 1.08F;              // of the body size: display text
constexpr std::size_t kMaxTitleLine = 64;     // code points of one printed line of a title

/// What tells one kind of display line from another: size in tenths of a point, typeface, weight, colour, centred, rule below, boxed.
using DisplayLook = std::tuple<long, std::int32_t, bool, model::Color, bool, bool, bool>;

[[nodiscard]] DisplayLook look_of(const Item& item);

/// Whether the item is set in a heading's typeface or weight.
[[nodiscard]] bool has_display_face(const Draft& draft, const Item& item);

/// A line in display type: not text, not a heading by its number, not a caption.
[[nodiscard]] bool is_display(const Draft& draft, const Item& item);

}  // namespace bianmu::structure
