#pragma once

#include <cstddef>
#include <string_view>

#include "correct/correction.h"
#include "model/document.h"

namespace bianmu::correct {

inline constexpr const char* kRule = "correction";
inline constexpr const char* kNoBlock = "no block has its id, and no single one begins with its words";

/// Where a block stands.
struct Found {
    model::Document* document = nullptr;
    model::Article* article = nullptr;
    std::size_t index = 0;

    [[nodiscard]] explicit operator bool() const { return article != nullptr; }
    [[nodiscard]] model::DocumentBlock& block() const { return article->blocks[index]; }
};

/// Visits all blocks of a document and its parts, in order.
template <typename Visit>
void each_block(model::Document& document, const Visit& visit) {
    for (model::Section& section : document.sections) {
        for (model::Article& article : section.articles) {
            for (std::size_t i = 0; i < article.blocks.size(); ++i) {
                visit(Found{&document, &article, i});
            }
        }
    }
    for (model::Document& part : document.parts) {
        each_block(part, visit);
    }
}

/// The block of an anchor, in the document or its parts.
[[nodiscard]] Found find_block(model::Document& document, const Anchor& anchor);

/// The document that a pointer goes into, with the rest of the pointer; null if there is no such part.
[[nodiscard]] model::Document* part_of(model::Document& document, std::string_view& pointer);

}  // namespace bianmu::correct
