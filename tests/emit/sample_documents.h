#pragma once

#include "model/document.h"

namespace bianmu::emit::samples {

/// A document that fills every field of the model and uses every enumerator.
[[nodiscard]] model::Document maximal();

/// A document with nothing but what every document has.
[[nodiscard]] model::Document minimal();

/// A document of `pages` pages with 30 blocks each, for timing.
[[nodiscard]] model::Document long_document(int pages);

}  // namespace bianmu::emit::samples
