#pragma once

#include <vector>

#include "layout/furniture.h"
#include "layout/paragraphs.h"

namespace bianmu::layout {

/// The size of most characters, the line pitch inside paragraphs, and whether paragraphs begin indented.
[[nodiscard]] Measures measure_document(const std::vector<LaidPage>& pages, const std::vector<std::vector<Edges>>& edges, float body_size);

/// The size that most characters of the lines have.
[[nodiscard]] float body_size(const std::vector<LaidPage>& pages);

/// The edges of each page's regions, taken from all regions of the document that lie alike, so that a page of short lines
/// has the same right edge as its neighbours. Odd and even pages may differ.
[[nodiscard]] std::vector<std::vector<Edges>> find_edges(const std::vector<LaidPage>& pages);

}  // namespace bianmu::layout
