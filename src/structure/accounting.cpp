#include "structure/accounting.h"

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

/// Whether an evidence piece holds characters of its own: fields do, titles stand in their sections.
bool is_field(const model::Evidence& evidence) {
    for (const char* area : {"/masthead", "/contents", "/official", "/colophon"}) {
        if (evidence.pointer.starts_with(area)) {
            return true;
        }
    }
    return false;
}

}  // namespace

void account(model::Document& document, std::uint64_t source_chars, const std::vector<model::Discarded>& discarded, model::Diagnostics& sink) {
    std::uint64_t content = 0;
    for (const model::Evidence& evidence : document.evidence) {
        content += is_field(evidence) ? count_characters(evidence.raw) : 0;
    }
    for (const model::Section& section : document.sections) {
        content += count_characters(section.marker) + count_characters(section.title);
        for (const model::Article& article : section.articles) {
            content += count_characters(article.title) + count_characters(article.subtitle) + count_characters(article.byline);
            for (const model::DocumentBlock& block : article.blocks) {
                content += count(block);
            }
        }
    }
    for (const model::DocumentNote& note : document.notes) {
        content += count_characters(note.text);
    }
    for (const model::DocumentFigure& figure : document.figures) {
        content += count_characters(figure.caption);
    }
    std::uint64_t furniture = 0;
    for (const model::Furniture& piece : document.furniture) {
        furniture += count_characters(piece.text);
    }
    document.accounting = {source_chars, content, furniture, discarded};
    std::uint64_t total = content + furniture;
    for (const model::Discarded& entry : discarded) {
        total += entry.chars;
    }
    if (total != source_chars) {
        sink.add("accounting.unbalanced", model::Severity::error,
                 "the source holds " + std::to_string(source_chars) + " characters, the document " + std::to_string(total), {}, "/accounting");
    }
}

}  // namespace bianmu::structure
