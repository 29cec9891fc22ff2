#include "correct/block_edits.h"

#include <algorithm>
#include <string_view>

#include "model/text.h"

namespace bianmu::correct {
namespace {

using model::BlockType;
using model::DocumentBlock;

/// The stretches inside [start, end), counted from `start`; those that lie over an edge are cut there.
template <typename Stretch>
std::vector<Stretch> between(const std::vector<Stretch>& all, std::size_t start, std::size_t end) {
    std::vector<Stretch> out;
    for (const Stretch& given : all) {
        Stretch piece = given;
        piece.start = std::max(given.start, start);
        piece.end = std::min(given.end, end);
        const bool is_point = given.start == given.end && given.start >= start && given.start < end;
        if (piece.start < piece.end || is_point) {
            piece.start -= start;
            piece.end -= start;
            out.push_back(std::move(piece));
        }
    }
    return out;
}

/// A lead that is cut says less, so its text is taken anew.
std::vector<model::Lead> leads_between(const DocumentBlock& block, const std::u32string& text, std::size_t start, std::size_t end) {
    std::vector<model::Lead> out = between(block.leads, start, end);
    for (model::Lead& lead : out) {
        lead.text = model::to_utf8(std::u32string_view(text).substr(start + lead.start, lead.end - lead.start));
        if (!lead.text.starts_with(lead.marker)) {
            lead.marker.clear();
        }
    }
    return out;
}

}  // namespace

bool is_text(const DocumentBlock& block) {
    return block.type == BlockType::paragraph || block.type == BlockType::heading || block.type == BlockType::list_item || block.type == BlockType::quote ||
           block.type == BlockType::code;
}

std::size_t join_blocks(DocumentBlock& first, const DocumentBlock& second) {
    const bool runs_on = model::is_cjk(model::last_code_point(first.text)) || model::is_cjk(model::first_code_point(second.text));
    first.text += runs_on ? "" : " ";
    const std::size_t offset = model::length(first.text);
    first.text += second.text;
    for (model::Lead lead : second.leads) {
        lead.start += offset;
        lead.end += offset;
        first.leads.push_back(std::move(lead));
    }
    for (model::Span span : second.spans) {
        span.start += offset;
        span.end += offset;
        first.spans.push_back(std::move(span));
    }
    first.locations.insert(first.locations.end(), second.locations.begin(), second.locations.end());
    return offset;
}

Cut cut_block(DocumentBlock& block, std::size_t at) {
    const std::u32string text = model::to_utf32(block.text);
    if (at == 0 || at >= text.size()) {
        return {};
    }
    std::size_t end = at;
    while (end > 0 && model::is_space(text[end - 1])) {
        --end;
    }
    std::size_t start = at;
    while (start < text.size() && model::is_space(text[start])) {
        ++start;
    }
    if (end == 0 || start == text.size()) {
        return {};
    }
    Cut out;
    out.start = start;
    out.rest = block;
    out.rest.id.clear();
    out.rest.type = BlockType::paragraph;
    out.rest.level = 0;
    out.rest.marker.clear();
    out.rest.checked.reset();
    out.rest.text = model::to_utf8(std::u32string_view(text).substr(start));
    out.rest.leads = leads_between(block, text, start, text.size());
    out.rest.spans = between(block.spans, start, text.size());
    block.leads = leads_between(block, text, 0, end);
    block.spans = between(block.spans, 0, end);
    block.text = model::to_utf8(std::u32string_view(text).substr(0, end));
    if (!block.text.starts_with(block.marker)) {
        block.marker.clear();
    }
    return out;
}

}  // namespace bianmu::correct
