#include "correct/doubts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "correct/places.h"

namespace bianmu::correct {
namespace {

using model::Document;

/// Those about a member and what is in it.
void settle(Document& document, std::string_view pointer) {
    std::erase_if(document.diagnostics, [&](const model::Diagnostic& doubt) {
        const std::string_view about = doubt.pointer;
        return !about.empty() && about.starts_with(pointer) && (about.size() == pointer.size() || about[pointer.size()] == '/');
    });
}

void settle_all(Document& document) {
    std::erase_if(document.diagnostics, [](const model::Diagnostic& doubt) { return !doubt.pointer.empty(); });
    for (Document& part : document.parts) {
        settle_all(part);
    }
}

/// The contents and the body may say the same of a section now.
void settle_sections(Document& document) {
    for (std::size_t i = 0; i < document.contents.size(); ++i) {
        const std::string& name = document.contents[i].section;
        const bool is_there = std::any_of(document.sections.begin(), document.sections.end(), [&](const model::Section& section) { return section.title == name; });
        if (!name.empty() && is_there) {
            settle(document, "/contents/" + std::to_string(i) + "/section");
        }
    }
}

}  // namespace

void settle_doubts(Document& document, const Correction& correction) {
    const bool is_everything = correction.operation == Operation::accept && correction.block.id.empty() && correction.block.text.empty();
    std::string_view pointer = correction.pointer;
    if (pointer.empty()) {
        if (is_everything) {
            settle_all(document);
        }
        return;
    }
    settle(document, pointer);
    if (Document* const part = part_of(document, pointer)) {
        settle(*part, pointer);
        if (correction.operation == Operation::set_field) {
            settle_sections(*part);
        }
    }
}

}  // namespace bianmu::correct
