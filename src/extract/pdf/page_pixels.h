#pragma once

#include <optional>

#include "extract/pdf/png.h"

namespace bianmu::extract::pdf {

/// The picture by a palette, each of its colours rounded to one of sixteen steps of red, green and blue.
/// @param pixels  of three channels.
/// @return nothing if that leaves more than 256 colours, as in photographs.
[[nodiscard]] std::optional<Pixels> with_palette(const Pixels& pixels);

}  // namespace bianmu::extract::pdf
