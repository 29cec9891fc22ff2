#pragma once

#include <vector>

#include "layout/furniture.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Gives each long horizontal rule of no table to the paragraph above it, as its `rule_below`; where there is none on the
/// page, to the one under it, as `rule_above`.
void attach_borders(std::vector<model::Block>& blocks, const std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
