#pragma once

#include "layout/line.h"

namespace bianmu::layout {

/// Whether some stretch of the line runs against the line's direction.
[[nodiscard]] bool mixes_directions(const Line& line);

/// The line with its characters in reading order.
///
/// Stretches that run against the line are turned round within their own width (the Unicode bidirectional algorithm, UAX #9,
/// backwards), so that places still grow along the line and gaps stay what they were. A combining mark follows its base.
[[nodiscard]] Line in_reading_order(const Line& line);

}  // namespace bianmu::layout
