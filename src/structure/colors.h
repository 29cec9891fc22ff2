#pragma once

#include <string_view>

#include "model/page.h"

namespace bianmu::structure {

/// The red that official documents are printed in, dark or bright.
[[nodiscard]] bool is_red(model::Color color);

/// Whether a color is what a profile calls by `name`: black, grey, white, or a family of hues; `any` hue; #RRGGBB or near it; `other` than
/// the body's. False for any other name.
[[nodiscard]] bool is_color(model::Color color, std::string_view name, model::Color body);

}  // namespace bianmu::structure
