#pragma once

#include "structure/draft.h"
#include "structure/official_elements.h"

namespace bianmu::structure {

/// Says where a document leaves the standard: `official.missing` for an element that its layout or kind must have, `official.order` for
/// one that stands before what should stand over it, `official.attachment` where the attachments differ from their list.
void check_official(Draft& draft, const Elements& elements);

}  // namespace bianmu::structure
