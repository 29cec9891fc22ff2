#include "correct/apply.h"

#include <algorithm>
#include <utility>

#include "correct/block_corrections.h"
#include "correct/doubts.h"
#include "correct/field_corrections.h"
#include "correct/places.h"

namespace bianmu::correct {
namespace {

using model::Document;

void accept_all(Document& document) {
    each_block(document, [](const Found& found) { found.block().confidence = 1; });
    for (model::Evidence& evidence : document.evidence) {
        evidence.confidence = 1;
    }
    for (Document& part : document.parts) {
        accept_all(part);
    }
}

std::string accept(Document& document, const Correction& correction) {
    if (!correction.pointer.empty()) {
        std::string_view pointer = correction.pointer;
        Document* const part = part_of(document, pointer);
        bool is_known = false;
        for (std::size_t i = 0; part != nullptr && i < part->evidence.size(); ++i) {
            if (part->evidence[i].pointer == pointer) {
                part->evidence[i].confidence = 1;
                is_known = true;
            }
        }
        return is_known ? "" : "the document has no such field";
    }
    if (correction.block.id.empty() && correction.block.text.empty()) {
        accept_all(document);
        return {};
    }
    const Found found = find_block(document, correction.block);
    if (!found) {
        return kNoBlock;
    }
    found.block().confidence = 1;
    return {};
}

std::string apply_to(Document& document, const Correction& correction) {
    switch (correction.operation) {
        case Operation::set_type:
            return set_type(document, correction);
        case Operation::merge:
            return merge(document, correction);
        case Operation::split:
            return split(document, correction);
        case Operation::set_field:
            return set_field(document, correction);
        case Operation::set_target:
            return set_target(document, correction);
        case Operation::accept:
            return accept(document, correction);
    }
    return "unknown";
}

}  // namespace

std::string apply(Document& document, const Correction& correction) {
    Document changed = document;
    std::string why = apply_to(changed, correction);
    if (why.empty()) {
        settle_doubts(changed, correction);
        document = std::move(changed);
    }
    return why;
}

}  // namespace bianmu::correct
