#include "structure/leads.h"

#include <algorithm>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxLead = 80;   // code points
constexpr std::size_t kMinParallel = 4, kMaxParallel = 18;   // code points of a first sentence like its neighbours'
constexpr std::size_t kBrief = 10, kBriefly = 3;   // code points of sentences that need say nothing alike, and by which they differ
constexpr std::size_t kMinRow = 3;     // paragraphs that open alike

struct Piece {
    std::size_t start = 0, end = 0;
    std::string marker;
};

/// Whether a sentence may begin at `at`: at the start, or after a stop.
bool begins_sentence(std::string_view text, std::size_t at) {
    const std::string_view before = model::trim(text.substr(0, at));
    if (before.empty()) {
        return true;
    }
    constexpr std::u32string_view stops = U"\u3002\uFF01\uFF1F\uFF1B\uFF1A:;.!?\u201D";
    return stops.find(model::last_code_point(before)) != std::u32string_view::npos;
}

/// The parts set apart from the rest of the paragraph, joined where they touch.
std::vector<Piece> emphasised(const Item& item) {
    std::vector<Piece> pieces;
    std::vector<std::size_t> solid;   // where the last part of each that is set apart ends
    std::size_t plain_bold = 0, bold = 0;
    for (const Part& part : item.parts) {
        (part.bold ? bold : plain_bold) += part.end - part.start;
    }
    const bool bold_counts = bold < plain_bold;
    std::size_t end = 0;
    for (const Part& part : item.parts) {
        const bool han = std::any_of(item.text.begin() + static_cast<std::ptrdiff_t>(part.start), item.text.begin() + static_cast<std::ptrdiff_t>(part.end),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
        const bool typeface = !part.font.empty() && part.font != item.font && (part.font == "kai" || part.font == "hei" || part.font == "title");
        const bool apart = (bold_counts && part.bold) || typeface;
        const bool goes_on = !pieces.empty() && end == part.start && pieces.back().end == part.start;
        // Digits, Latin letters and quotation marks inside an emphasised phrase may stand in a font of their own.
        if (apart || (goes_on && !han && part.end < item.text.size())) {
            if (goes_on) {
                pieces.back().end = part.end;
            } else if (apart) {
                pieces.push_back({part.start, part.end, {}});
                solid.push_back(part.end);
            }
            solid.back() = apart ? part.end : solid.back();
        }
        end = part.end;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {   // what follows the last part set apart is none of the phrase
        const std::string_view rest = model::trim(std::string_view(item.text).substr(solid[i], pieces[i].end - solid[i]));
        const bool closes = !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0x80;   // a quotation mark
        pieces[i].end = closes ? pieces[i].end : solid[i];
    }
    return pieces;
}

}  // namespace

std::vector<model::Lead> find_leads(const Draft& draft, const Item& item, std::size_t from) {
    std::vector<Piece> pieces;
    const std::string_view text = item.text;
    for (Piece& piece : emphasised(item)) {
        const std::string_view own = text.substr(piece.start, piece.end - piece.start);
        const bool whole = piece.start == 0 && piece.end >= model::trim(text).size();
        if (piece.start >= from && !whole && model::length(own) >= 3 && model::length(own) <= kMaxLead && begins_sentence(text.substr(from), piece.start - from) &&
            draft.profile.lead_end.matches(own)) {
            pieces.push_back(std::move(piece));
        }
    }
    for (const Rule& rule : draft.profile.leads) {
        Captures found;
        Capture whole;
        for (std::size_t at = from; at < text.size() && rule.pattern.matches(text, found, at, &whole) && found.contains("lead");) {
            const Capture lead = found.at("lead");
            const bool first = lead.start == whole.start && at > 0 && !begins_sentence(text, lead.start);
            const auto overlapping = std::find_if(pieces.begin(), pieces.end(), [&lead](const Piece& p) { return p.start < lead.end && lead.start < p.end; });
            const bool fits = rule.max_chars == 0 || model::length(lead.of(text)) <= rule.max_chars;
            if (!first && fits && overlapping == pieces.end() && lead.end < text.size()) {
                pieces.push_back({lead.start, lead.end, found.contains("marker") ? std::string(found.at("marker").of(text)) : std::string()});
            } else if (overlapping != pieces.end() && found.contains("marker") && overlapping->start == lead.start) {
                overlapping->marker = std::string(found.at("marker").of(text));
            }
            at = std::max(lead.end - 1, at + 1);   // the stop that ends one lead opens the next
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
                --at;
            }
        }
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.start < b.start; });
    const std::string_view printed = std::string_view(item.paragraph->text).substr(item.offset, text.size());
    std::vector<model::Lead> leads;
    for (const Piece& piece : pieces) {
        const std::string_view own = model::trim(printed.substr(piece.start, piece.end - piece.start));
        model::Lead lead;
        lead.text = std::string(own);
        lead.start = model::length(printed.substr(from, static_cast<std::size_t>(own.data() - printed.data()) - from));
        lead.end = lead.start + model::length(own);
        lead.marker = piece.marker;
        leads.push_back(std::move(lead));
    }
    return leads;
}

void find_parallel_leads(std::vector<model::DocumentBlock>& blocks) {
    const auto opening = [](const model::DocumentBlock& block) {
        constexpr std::string_view kStop = "\u3002";
        const std::size_t end = block.type == model::BlockType::paragraph && block.leads.empty() ? block.text.find(kStop) : std::string::npos;
        const std::size_t stop = end == std::string::npos ? 0 : model::length(std::string_view(block.text).substr(0, end));
        const bool fits = stop >= kMinParallel && stop <= kMaxParallel && model::length(block.text) >= 3 * stop;
        return fits ? model::to_utf32(std::string_view(block.text).substr(0, end + kStop.size())) : std::u32string();
    };
    const auto alike = [](const std::u32string& a, const std::u32string& b) {
        std::size_t head = 0, tail = 1;   // the stop is shared
        while (head < std::min(a.size(), b.size()) && a[head] == b[head]) {
            ++head;
        }
        while (tail < std::min(a.size(), b.size()) && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
            ++tail;
        }
        const std::size_t longer = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
        return head + tail >= 3 || longer <= 1 || (longer <= kBriefly && std::max(a.size(), b.size()) <= kBrief);
    };
    for (std::size_t i = 0; i < blocks.size();) {
        std::vector<std::u32string> row;
        while (i + row.size() < blocks.size()) {
            std::u32string own = opening(blocks[i + row.size()]);
            if (own.empty() || (!row.empty() && !alike(row.back(), own))) {
                break;
            }
            row.push_back(std::move(own));
        }
        for (std::size_t k = 0; row.size() >= kMinRow && k < row.size(); ++k) {
            blocks[i + k].leads.push_back({model::to_utf8(row[k]), 0, row[k].size(), {}});
        }
        i += std::max<std::size_t>(row.size(), 1);
    }
}

}  // namespace bianmu::structure
