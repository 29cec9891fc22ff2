#pragma once

#include "structure/draft.h"

namespace bianmu::structure {

/// Reads the items of a draft as a document of its profile, zone by zone. What belongs to the file and not to its text is the caller's: source,
/// furniture, notes, mentions, the account.
///
/// @param if_its_kind  read no further than the head where that shows no signs of the profile's kind.
/// @return whether the zones of the kind were found.
bool read_document(Draft& draft, bool if_its_kind);

}  // namespace bianmu::structure
