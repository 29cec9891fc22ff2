#include "structure/accounting.h"

#include <algorithm>

#include "model/text.h"

namespace bianmu::structure {

namespace {

using model::count_characters;

std::uint64_t count(const model::DocumentBlock& block) {
    std::uint64_t chars = block.type == model::BlockType::table ? 0 : count_characters(block.text);
    chars += count_characters(block.caption);
    for (const model::TableCell& cell : block.cells) {
        chars += count_characters(cell.text);
    }
    return chars;
}

std::uint64_t count_annotations(const std::vector<model::Span>& spans) {
    std::uint64_t chars = 0;
    for (const model::Span& span : spans) {
        chars += count_characters(span.ruby);
    }
    return chars;
}

std::uint64_t count_annotations(const model::DocumentBlock& block) {
    std::uint64_t chars = count_annotations(block.spans);
    for (const model::TableCell& cell : block.cells) {
        chars += count_annotations(cell.spans);
    }
    return chars;
}

/// Whether an evidence piece holds characters of its own: fields do, titles stand in their sections.
bool is_field(const model::Evidence& evidence) {
    for (const char* area : {"/masthead", "/contents", "/official", "/colophon"}) {
        if (evidence.pointer.starts_with(area)) {
            return true;
        }
    }
    return false;
}

/// Characters of a document and of its parts.
struct Counts {
    std::uint64_t content = 0, annotations = 0, furniture = 0;
};

void count(const model::Document& document, Counts& counts) {
    auto& [content, annotations, furniture] = counts;
    for (const model::Evidence& evidence : document.evidence) {
        content += is_field(evidence) ? count_characters(evidence.raw) : 0;
    }
    for (const model::Section& section : document.sections) {
        content += count_characters(section.marker) + count_characters(section.title);
        for (const model::Article& article : section.articles) {
            content += count_characters(article.title) + count_characters(article.subtitle) + count_characters(article.byline);
            for (const model::DocumentBlock& block : article.blocks) {
                content += count(block);
                annotations += count_annotations(block);
            }
        }
    }
    for (const model::DocumentNote& note : document.notes) {
        content += count_characters(note.text);
    }
    for (const model::DocumentFigure& figure : document.figures) {
        content += count_characters(figure.caption);
    }
    for (const model::Furniture& piece : document.furniture) {
        furniture += count_characters(piece.text);
    }
    for (const model::Document& part : document.parts) {
        count(part, counts);
    }
}

}  // namespace

void account(model::Document& document, const model::Flow& flow, model::Diagnostics& sink) {
    Counts counts;
    count(document, counts);
    const auto& [content, annotations, furniture] = counts;
    std::uint64_t left_out = 0;
    for (const std::string& ruby : flow.rubies) {
        left_out += count_characters(ruby);
    }
    left_out -= std::min(left_out, annotations);
    document.accounting = {flow.source_chars, content + annotations, furniture, flow.discarded};
    if (left_out > 0) {
        document.accounting.discarded.push_back({"annotation", left_out});
    }
    std::uint64_t total = content + annotations + furniture;
    for (const model::Discarded& entry : document.accounting.discarded) {
        total += entry.chars;
    }
    if (total != flow.source_chars) {
        sink.add("accounting.unbalanced", model::Severity::error,
                 "the source holds " + std::to_string(flow.source_chars) + " characters, the document " + std::to_string(total), {}, "/accounting");
    }
}

}  // namespace bianmu::structure
