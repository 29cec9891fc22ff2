#include "batch/facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "emit/names.h"

namespace bianmu::batch {
namespace {

constexpr std::size_t kMaxText = 4000;     ///< bytes of each fact
constexpr std::size_t kMaxBoxes = 200;     ///< of a page that are looked at for columns

template <typename Take>
void each_block(const model::Document& document, const Take& take) {
    for (const model::Section& section : document.sections) {
        for (const model::Article& article : section.articles) {
            for (const model::DocumentBlock& block : article.blocks) {
                take(block);
            }
        }
    }
    for (const model::Document& part : document.parts) {
        each_block(part, take);
    }
}

std::uint64_t thousandths(double value) {
    return static_cast<std::uint64_t>(1000 * std::clamp(value, 0.0, 1.0) + 0.5);
}

void take_confidence(const model::Document& document, Facts& out) {
    double sum = 0;
    double weight = 0;
    double least = 1;
    each_block(document, [&](const model::DocumentBlock& block) {
        const auto size = static_cast<double>(block.text.size() + 1);   // blocks count by their text
        sum += block.confidence * size;
        weight += size;
        least = std::min(least, block.confidence);
    });
    for (const model::Evidence& evidence : document.evidence) {
        least = std::min(least, evidence.confidence);
    }
    out.confidence = weight > 0 ? thousandths(sum / weight) : 0;
    out.least_confidence = weight > 0 || !document.evidence.empty() ? thousandths(least) : 0;
}

/// How many of the boxes stand side by side, where most do.
std::size_t columns_of_page(std::vector<model::Box> boxes) {
    if (boxes.size() > kMaxBoxes) {
        boxes.resize(kMaxBoxes);
    }
    std::sort(boxes.begin(), boxes.end(), [](const model::Box& a, const model::Box& b) { return a.x0 < b.x0; });
    std::size_t most = 0;
    for (const model::Box& box : boxes) {
        std::size_t count = 0;
        double right = -1e9;
        for (const model::Box& other : boxes) {
            const double shared = std::min(box.y1, other.y1) - std::max(box.y0, other.y0);
            if (other.x0 >= right && shared > std::min(box.height(), other.height()) / 2) {
                ++count;
                right = other.x1;
            }
        }
        most = std::max(most, count);
    }
    return most;
}

/// Of the paragraphs, on the page in the middle when pages are ordered by their columns.
std::uint64_t columns_of(const model::Document& document) {
    std::map<int, std::vector<model::Box>> pages;
    each_block(document, [&](const model::DocumentBlock& block) {
        if (block.type == model::BlockType::paragraph || block.type == model::BlockType::list_item) {
            for (const model::Location& place : block.locations) {
                if (place.box) {
                    pages[place.page].push_back(*place.box);
                }
            }
        }
    });
    std::vector<std::size_t> columns;
    for (auto& [page, boxes] : pages) {
        columns.push_back(columns_of_page(std::move(boxes)));
    }
    std::sort(columns.begin(), columns.end());
    return columns.empty() ? 0 : columns[columns.size() / 2];
}

std::string signs_of(const model::Document& document) {
    std::set<std::string_view> codes;
    for (const model::Diagnostic& diagnostic : document.diagnostics) {
        codes.insert(diagnostic.code);
    }
    std::string out;
    for (const std::string_view code : codes) {
        out += out.empty() ? "" : " ";
        out += code;
    }
    return out;
}

}  // namespace

Facts facts_of(const model::Document& document) {
    Facts out;
    out.media_type = document.source.media_type;
    out.kind = emit::name(document.kind);
    out.title = document.title;
    if (document.masthead) {
        out.issuer = document.masthead->issuer;
        out.date = document.masthead->date;
    }
    if (document.official) {
        out.issuer = document.official->issuers.empty() ? document.official->authority_mark : document.official->issuers.front();
        out.date = document.official->issued_on;
    }
    out.producer = document.source.metadata.producer;
    out.origin = emit::name(document.source.origin);
    out.signs = signs_of(document);
    out.pages = static_cast<std::uint64_t>(document.source.page_count);
    out.characters = document.accounting.source_chars;
    out.doubts = document.diagnostics.size();
    out.columns = columns_of(document);
    take_confidence(document, out);
    return out;
}

void Facts::pack(MessageWriter& message) const {
    for (const std::string* text : {&media_type, &kind, &title, &issuer, &date, &producer, &origin, &digest, &signs}) {
        message.text(std::string_view(*text).substr(0, kMaxText));
    }
    for (const std::uint64_t value : {pages, characters, doubts, columns, confidence, least_confidence}) {
        message.number(value);
    }
}

Facts Facts::unpack(MessageReader& message) {
    Facts out;
    for (std::string* text : {&out.media_type, &out.kind, &out.title, &out.issuer, &out.date, &out.producer, &out.origin, &out.digest, &out.signs}) {
        *text = message.text();
    }
    for (std::uint64_t* value : {&out.pages, &out.characters, &out.doubts, &out.columns, &out.confidence, &out.least_confidence}) {
        *value = message.number();
    }
    return out;
}

}  // namespace bianmu::batch
