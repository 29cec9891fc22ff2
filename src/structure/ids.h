#pragma once

#include "model/document.h"

namespace bianmu::structure {

/// Gives sections, articles, blocks, figures and notes the ids that leave the program, and follows them wherever they are named.
///
/// An id is a letter for the kind of thing (s, a, b, f, n) and forty bits of a hash of what the thing says, white space and the number of a list item or
/// heading aside; equal ones are counted in reading order: `b7k2m9q4x`, `b7k2m9q4x-2`. So a thing keeps its id when others come, go, or move.
/// Ids are unique within the document and its parts.
///
/// Precondition: ids are unique within the document, its parts not counted. A part may name the notes and figures of the document around it.
void settle_ids(model::Document& document);

}  // namespace bianmu::structure
