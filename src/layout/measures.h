#pragma once

#include <vector>

#include "layout/edges.h"
#include "layout/furniture.h"
#include "layout/paragraphs.h"

namespace bianmu::layout {

/// The size of most characters, the line pitch inside paragraphs, and whether paragraphs begin indented.
[[nodiscard]] Measures measure_document(const std::vector<LaidPage>& pages, const std::vector<std::vector<Edges>>& edges, float body_size);

/// The size that most characters of the lines have.
[[nodiscard]] float body_size(const std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
