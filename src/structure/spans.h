#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/document.h"
#include "model/flow.h"

namespace bianmu::structure {

/// Appends the stretches of `paragraph.text[begin, end)` (bytes) that differ from plain running text.
/// @param offset  code points that stand before that piece in the text which the spans are of.
void add_spans(const model::Flow& flow, const model::Paragraph& paragraph, std::size_t begin, std::size_t end, std::size_t offset,
               std::vector<model::Span>& spans);

/// The tracked change that a run or cell of the flow names.
[[nodiscard]] std::optional<model::Revision> revision_of(const model::Flow& flow, std::int32_t index);

/// The formula that is all of a paragraph's text, as an index into Flow::formulas; -1 if there is other text or none.
[[nodiscard]] std::int32_t whole_formula(const model::Paragraph& paragraph);

}  // namespace bianmu::structure
