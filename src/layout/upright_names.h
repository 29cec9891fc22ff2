#pragma once

#include "layout/laid_page.h"

namespace bianmu::layout {

/// Takes names whose letters stand one under the other, in large type beside other text, out of a page: each is one line, read where it begins.
void take_upright_names(LaidPage& page);

}  // namespace bianmu::layout
