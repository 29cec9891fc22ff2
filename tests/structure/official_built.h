#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "structure/built.h"
#include "structure/official_maker.h"

namespace bianmu::structure {

using Texts = std::vector<std::string>;

/// The printed piece behind a field; empty where there is no such field.
inline std::string raw_of(const model::Document& document, std::string_view pointer) {
    const model::Evidence* evidence = evidence_of(document, pointer);
    return evidence == nullptr ? std::string() : evidence->raw;
}

inline Texts texts_of(const model::Article& article) {
    Texts texts;
    for (const model::DocumentBlock& block : article.blocks) {
        texts.push_back(block.text);
    }
    return texts;
}

}  // namespace bianmu::structure
