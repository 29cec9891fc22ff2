#pragma once

#include <string>
#include <vector>

#include "structure/built.h"

namespace bianmu::structure {

using Lines = std::vector<std::string>;

/// The headings of a document that is one article, each after its level.
inline Lines outline_of(const model::Document& document) {
    Lines lines;
    for (const model::DocumentBlock& block : document.sections.at(0).articles.at(0).blocks) {
        if (block.type == model::BlockType::heading) {
            lines.push_back(std::to_string(block.level) + " " + block.text);
        }
    }
    return lines;
}

inline std::vector<int> levels(const model::Document& document) {
    std::vector<int> out;
    for (const std::string& line : outline_of(document)) {
        out.push_back(line.front() - '0');
    }
    return out;
}

}  // namespace bianmu::structure
