#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"
#include "structure/profile.h"

namespace bianmu::structure {

/// Whether the document has a field: `official/recipients`, `colophon`; by its evidence.
[[nodiscard]] bool has_field(const model::Document& document, std::string_view field);

/// The first rule of the profile by which a document is of its kind; null if none holds. A profile without such rules takes every document.
[[nodiscard]] const KindRule* recognize(const Profile& profile, const model::Document& document);

/// How sure the rule is of this document: each of its signs that is there halves the doubt.
[[nodiscard]] double confidence_of(const KindRule& rule, const model::Document& document);

/// Puts the evidence for `/kind` before all other: the rule, and the places of the fields that it asks for.
/// @param rule  null: the profile was asked for.
void note_kind(const KindRule* rule, model::Document& document);

}  // namespace bianmu::structure
