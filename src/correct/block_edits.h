#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/document.h"

namespace bianmu::correct {

/// Whether a block is running text, so that it can be cut, joined, and given another type.
[[nodiscard]] bool is_text(const model::DocumentBlock& block);

/// Joins `second` to `first`, with a space unless the text runs on without one, as Chinese does.
/// @return code points before the text of `second` in the result.
std::size_t join_blocks(model::DocumentBlock& first, const model::DocumentBlock& second);

/// Cuts a block after `at` code points; white space around the cut goes.
/// @return the second piece, without an id, and code points of the old text before it; text empty if one side would be.
struct Cut {
    model::DocumentBlock rest;
    std::size_t start = 0;
};
[[nodiscard]] Cut cut_block(model::DocumentBlock& block, std::size_t at);

}  // namespace bianmu::correct
