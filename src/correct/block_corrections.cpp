#include "correct/block_corrections.h"

#include <algorithm>
#include <utility>

#include "correct/block_edits.h"
#include "correct/places.h"
#include "model/task_box.h"
#include "model/text.h"

namespace bianmu::correct {
namespace {

using model::BlockType;
using model::Document;
using model::DocumentBlock;

void settle(DocumentBlock& block) {
    block.rule = kRule;
    block.confidence = 1;
}

/// What pointed to one block points to the other.
void move_pointers(Document& document, const std::string& from, const std::string& to, std::size_t offset) {
    for (model::Mention& mention : document.mentions) {
        if (mention.block == from) {
            mention.block = to;
            mention.start += offset;
            mention.end += offset;
        }
    }
    for (model::ContentsPart& part : document.contents) {
        for (model::ContentsEntry& entry : part.entries) {
            entry.target = entry.target == from ? to : entry.target;
        }
    }
}

std::string free_id(Document& document, const std::string& id) {
    for (int number = 2;; ++number) {
        const std::string out = id + "." + std::to_string(number);
        bool is_taken = false;
        each_block(document, [&](const Found& found) { is_taken = is_taken || found.block().id == out; });
        if (!is_taken) {
            return out;
        }
    }
}

}  // namespace

std::string set_type(Document& document, const Correction& correction) {
    const Found found = find_block(document, correction.block);
    if (!found) {
        return kNoBlock;
    }
    DocumentBlock& block = found.block();
    if (!is_text(block)) {
        return "tables, figures and formulas keep their type";
    }
    const std::string marker = correction.marker.value_or(block.marker);
    const bool has_marker = !marker.empty() && block.text.starts_with(marker);
    const auto box = correction.type == BlockType::list_item ? model::read_task_box(block.text, has_marker ? marker : std::string()) : std::nullopt;
    if (correction.type == BlockType::list_item && !has_marker && !box) {
        return "a list item begins with its marker";
    }
    const bool is_heading = correction.type == BlockType::heading;
    if (is_heading && !marker.empty() && !has_marker && correction.marker) {
        return "a heading begins with its marker";
    }
    block.type = correction.type;
    block.level = is_heading ? std::clamp(correction.level, 1, 9) : correction.type == BlockType::list_item ? std::max(correction.level, 0) : 0;
    block.marker = (is_heading || correction.type == BlockType::list_item) && has_marker ? marker : std::string();
    block.checked = box ? std::optional(box->checked) : std::nullopt;
    settle(block);
    return {};
}

std::string merge(Document& document, const Correction& correction) {
    const Found first = find_block(document, correction.block);
    const Found second = find_block(document, correction.with);
    if (!first || !second) {
        return kNoBlock;
    }
    if (first.article != second.article || second.index != first.index + 1 || !is_text(first.block()) || !is_text(second.block())) {
        return "only a block of text and the one behind it, in the same article, can be joined";
    }
    const std::string gone = second.block().id;
    const std::size_t offset = join_blocks(first.block(), second.block());
    settle(first.block());
    first.article->blocks.erase(first.article->blocks.begin() + static_cast<std::ptrdiff_t>(second.index));
    move_pointers(*first.document, gone, first.block().id, offset);
    return {};
}

std::string split(Document& document, const Correction& correction) {
    const Found found = find_block(document, correction.block);
    if (!found) {
        return kNoBlock;
    }
    if (!is_text(found.block())) {
        return "tables, figures and formulas cannot be cut";
    }
    Cut cut = cut_block(found.block(), correction.at);
    if (cut.rest.text.empty()) {
        return "there is no text on both sides of the cut";
    }
    cut.rest.id = free_id(document, found.block().id);
    settle(found.block());
    settle(cut.rest);
    const std::size_t kept = model::length(found.block().text);
    auto& mentions = found.document->mentions;
    std::erase_if(mentions, [&](const model::Mention& mention) { return mention.block == found.block().id && mention.end > kept && mention.start < cut.start; });
    for (model::Mention& mention : mentions) {
        if (mention.block == found.block().id && mention.start >= cut.start) {
            mention.block = cut.rest.id;
            mention.start -= cut.start;
            mention.end -= cut.start;
        }
    }
    found.article->blocks.insert(found.article->blocks.begin() + static_cast<std::ptrdiff_t>(found.index) + 1, std::move(cut.rest));
    return {};
}

}  // namespace bianmu::correct
