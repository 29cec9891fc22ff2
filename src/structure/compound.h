#pragma once

#include <optional>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "structure/items.h"

namespace bianmu::structure {

/// Reads a flow that holds several documents: a volume of peers is `compound`, and what belongs to none of them stays above; a bulletin that
/// reprints an official document, or a notice that forwards one, keeps its kind and has the other as its part.
///
/// Figures stay with the part that shows them; notes, furniture, mentions and the account are the caller's.
///
/// @param named  the profile that was asked for: only documents of its kind are told apart, by its rules. Null: those that the built-in ones know.
/// @param sink   gets the doubts of the document itself; a part's are in its `diagnostics`.
/// @return nothing where the flow holds one document.
[[nodiscard]] std::optional<model::Document> read_compound(const model::Flow& flow, const Items& items, const Profile* named, model::Diagnostics& sink);

/// Gives each part the notes whose marks stand in its text.
void hand_out_notes(model::Document& document);

}  // namespace bianmu::structure
