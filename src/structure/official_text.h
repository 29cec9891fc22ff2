#pragma once

#include <cstddef>

#include "structure/official_elements.h"

namespace bianmu::structure {

/// Reads the items from `start`: the text into the first article of the last section, each attachment into an article of its own,
/// list of attachments, signature, annotation, persons at a meeting and imprint into `elements`.
void read_official_text(Draft& draft, Elements& elements, std::size_t start);

}  // namespace bianmu::structure
