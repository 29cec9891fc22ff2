#pragma once

#include <string>
#include <vector>

#include "layout/frame.h"
#include "layout/line.h"
#include "model/page.h"

namespace bianmu::layout {

/// Counts what is left out, by reason.
class DiscardCount {
public:
    void add(const char* reason, std::uint64_t chars);
    [[nodiscard]] std::vector<model::Discarded> take() { return std::move(list_); }

private:
    std::vector<model::Discarded> list_;
};

/// The visible characters of a page that share one direction of writing, in the order they were painted.
struct CharStream {
    Frame frame;
    std::vector<Char> chars;
};

/// Sorts a page's glyphs into streams, the one with most characters first among those square to the page; it may be empty,
/// the others are not. Invisible, clipped and unmapped glyphs go to `discarded`; each counted character of the page adds one
/// to `source_chars`.
///
/// @param elements    the text element of each tag, see `find_text_elements`.
/// @param text_layer  the invisible text is the recognised text of a scan, and is read.
[[nodiscard]] std::vector<CharStream> read_chars(const model::Page& page, const std::vector<model::Font>& fonts, const std::vector<std::int32_t>& elements, int first_link,
                                                 bool text_layer, Palette& palette, DiscardCount& discarded, std::uint64_t& source_chars);

}  // namespace bianmu::layout
