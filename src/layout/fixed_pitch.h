#pragma once

#include <vector>

#include "model/page.h"

namespace bianmu::layout {

/// Which of the fonts set program text: letters of one width, narrow and wide ones alike, wider than the half-width letters of Han fonts.
/// None where most of the source is set in such fonts, as by a typewriter.
[[nodiscard]] std::vector<bool> find_fixed_pitch(const model::Pages& pages);

}  // namespace bianmu::layout
