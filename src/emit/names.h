#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/flow.h"

namespace bianmu::emit {

/// How the enumerators are written, in the order of their enumeration; a test walks each against the schema.
inline constexpr std::array<std::string_view, 4> kDocumentKinds{"bulletin", "official_document", "generic", "compound"};
inline constexpr std::array<std::string_view, 3> kOrigins{"born_digital", "scanned", "mixed"};
inline constexpr std::array<std::string_view, 8> kBlockTypes{"paragraph", "heading", "list_item", "table",
                                                             "figure",    "formula", "quote",     "code"};
inline constexpr std::array<std::string_view, 4> kMentionKinds{"document", "date", "amount", "phone"};
inline constexpr std::array<std::string_view, 3> kNoteKinds{"footnote", "endnote", "comment"};
inline constexpr std::array<std::string_view, 4> kFurnitureKinds{"header", "footer", "page_number", "watermark"};
inline constexpr std::array<std::string_view, 5> kRevisionKinds{"insertion", "deletion", "move_from", "move_to", "format"};
inline constexpr std::array<std::string_view, 3> kSeverities{"info", "warning", "error"};

[[nodiscard]] constexpr std::string_view name(model::DocumentKind value) {
    return kDocumentKinds[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::Origin value) {
    return kOrigins[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::BlockType value) {
    return kBlockTypes[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::MentionKind value) {
    return kMentionKinds[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::NoteKind value) {
    return kNoteKinds[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::FurnitureKind value) {
    return kFurnitureKinds[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::RevisionKind value) {
    return kRevisionKinds[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view name(model::Severity value) {
    return kSeverities[static_cast<std::size_t>(value)];
}

}  // namespace bianmu::emit
