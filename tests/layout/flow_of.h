#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"
#include "layout/page_maker.h"

namespace bianmu::layout {

inline model::Flow flow_of(PageMaker& maker) {
    model::Diagnostics sink;
    return lay_out(maker.take(), sink);
}

/// The texts of a flow's paragraphs; a table is `[table]`, a figure `[figure]`.
inline std::vector<std::string> texts(const model::Flow& flow) {
    std::vector<std::string> out;
    for (const model::Block& block : flow.blocks) {
        const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
        out.push_back(paragraph != nullptr ? paragraph->text : std::holds_alternative<model::Table>(block.value) ? "[table]" : "[figure]");
    }
    return out;
}

inline model::Paragraph paragraph(const model::Flow& flow, std::size_t index) { return std::get<model::Paragraph>(flow.blocks.at(index).value); }

inline model::Table table(const model::Flow& flow, std::size_t index) { return std::get<model::Table>(flow.blocks.at(index).value); }

using Texts = std::vector<std::string>;

}  // namespace bianmu::layout
