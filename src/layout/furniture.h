#pragma once

#include <vector>

#include "layout/laid_page.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Takes running heads, running feet and page numbers out of the pages' stretches.
///
/// They are the outermost rows in the margins that recur on other pages at the same height: with the same text, with a number
/// that counts the pages, or as small type apart from the text whose words change with the chapter. Marks of the source
/// (artifacts) count too. On a page that nothing compares with, a lone number at the foot is one, small type at the very edge,
/// and a foot line in three parts; never a first line of the text's own size. Slanting text that another page has too, and large
/// text under several lines of a page, is a watermark.
[[nodiscard]] std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette);

}  // namespace bianmu::layout
