#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/flow.h"
#include "model/page.h"

namespace bianmu::layout {

/// The tag that a run's marked content stands in; -1 = none.
[[nodiscard]] inline std::int32_t tag_of(const model::Page& page, const model::GlyphRun& run) {
    return run.mcid >= 0 && static_cast<std::size_t>(run.mcid) < page.tags.size() ? page.tags[static_cast<std::size_t>(run.mcid)] : -1;
}

/// For each of `tags` the element whose text it holds: the nearest paragraph, heading, list item, caption, note or cell at or above it; -1 = none.
[[nodiscard]] std::vector<std::int32_t> find_text_elements(const std::vector<model::Tag>& tags);

/// For each of the tags the list item that it stands in, if the item's mark is no text but drawn, as browsers print bullets; -1 = none.
[[nodiscard]] std::vector<std::int32_t> find_drawn_items(const model::Pages& pages);

/// The headings that a source's tags name: level by page and text without white space.
using TaggedHeadings = std::map<std::pair<int, std::string>, std::uint8_t>;

/// Finds them before the pages are laid out. None where the tags make headings of so much text that they cannot mean it.
[[nodiscard]] TaggedHeadings find_tagged_headings(const model::Pages& pages);

/// Sets the outline level of each paragraph that is a tagged heading as a whole: there the page agrees with the tag.
void mark_tagged_headings(std::vector<model::Block>& blocks, const TaggedHeadings& headings);

}  // namespace bianmu::layout
