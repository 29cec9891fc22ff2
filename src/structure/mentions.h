#pragma once

#include "model/document.h"
#include "structure/profile.h"

namespace bianmu::structure {

/// Finds what the text of the document names, by the profile's rules: in blocks, cells, titles of articles, and notes, in this order.
///
/// No mention is what a field holds: masthead, contents, official elements and colophon have values and evidence of their own. Parts are not looked at.
void find_mentions(const Profile& profile, model::Document& document);

}  // namespace bianmu::structure
