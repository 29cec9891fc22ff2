#pragma once

#include "emit/emit.h"
#include "emit/value_tree.h"
#include "model/document.h"

namespace bianmu::emit {

/// The document as JSON values, in the contract's shape and order. Views into `document`, which must outlive the tree.
[[nodiscard]] ValueTree to_tree(const model::Document& document, const Options& options);

/// The document's title and kind, masthead, official elements and colophon, and those of its parts.
[[nodiscard]] ValueTree fields_tree(const model::Document& document);

}  // namespace bianmu::emit
