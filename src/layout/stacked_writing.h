#pragma once

#include "model/page.h"

namespace bianmu::layout {

/// Marks runs as vertical writing where the page is set downwards in horizontal fonts, one upright character painted below the other, as
/// browsers print. Does nothing where text runs along. Time: the first characters of the page, all of them where they stand below each other.
void mark_stacked_writing(model::Page& page);

}  // namespace bianmu::layout
