#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"

namespace bianmu::extract::pdf {

/// ActualText as characters: a tab or line end in it stands for white space, an empty result for "no text".
[[nodiscard]] std::u32string plain_actual_text(std::string_view text);

/// Adds `runs` to the page with `text` spread over their glyphs in order: as many characters on each as there are to share out.
/// The glyphs of the runs are `glyphs`, the first of them that of the first run.
void append_spread(model::Page& page, std::span<const model::GlyphRun> runs, std::span<const model::Glyph> glyphs,
                   std::u32string_view text);

/// Text that an element of the structure tree puts in place of its marked content.
struct Replacement {
    std::string text;                  ///< UTF-8
    std::vector<std::int32_t> mcids;   ///< all on one page
};

/// Puts each text in the place of its glyphs, where these stand together in the content stream and say something else.
void replace_text(model::Page& page, const std::vector<Replacement>& replacements);

}  // namespace bianmu::extract::pdf
