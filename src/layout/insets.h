#pragma once

#include "layout/laid_page.h"

namespace bianmu::layout {

/// Takes the texts of frames and shaded boxes that the text runs around out of a page: each stands for itself, as a picture does, and is
/// read where it begins, behind the paragraph that it stands in.
///
/// The text runs around a box where lines stand close beside it, on one side, and a line just over or under it goes over both. Frames of a few
/// lines side by side are taken out too: they are too few to be columns.
void take_insets(LaidPage& page);

}  // namespace bianmu::layout
