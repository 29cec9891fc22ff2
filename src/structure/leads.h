#pragma once

#include <vector>

#include "structure/draft.h"

namespace bianmu::structure {

/// The run-in headings of a paragraph: phrases that begin a sentence, are set apart in weight or typeface and end with a stop;
/// and those that the profile's patterns find. In order of place; offsets are code points of the text from `from` on.
[[nodiscard]] std::vector<model::Lead> find_leads(const Draft& draft, const Item& item, std::size_t from);

/// Gives leads to paragraphs in a row that open with short sentences of one build, though nothing sets them apart: `抓实巡检。…` `抓实抢修。…`
void find_parallel_leads(std::vector<model::DocumentBlock>& blocks);

}  // namespace bianmu::structure
