#include "emit/reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "model/text.h"

namespace bianmu::emit {
namespace {

using namespace model;

/// The elements of official documents stand around the text; which of them where, GB/T 9704-2012 says.
std::optional<Zone> zone_of(std::string_view pointer) {
    constexpr std::array<std::string_view, 6> kHead{"copy_number", "security", "urgency", "authority_mark", "document_number", "signers"};
    constexpr std::array<std::string_view, 3> kImprint{"copy_to", "printed_by", "printed_on"};
    constexpr std::string_view kOfficial = "/official/";
    if (pointer.starts_with("/masthead/")) {
        return Zone::masthead;
    }
    if (pointer.starts_with("/colophon/")) {
        return Zone::colophon;
    }
    if (!pointer.starts_with(kOfficial)) {
        return std::nullopt;
    }
    const std::string_view element = pointer.substr(kOfficial.size(), pointer.find('/', kOfficial.size()) - kOfficial.size());
    const auto is_in = [&element](const auto& list) { return std::find(list.begin(), list.end(), element) != list.end(); };
    return is_in(kHead) ? Zone::official_head : element == "recipients" ? Zone::recipients : is_in(kImprint) ? Zone::imprint : Zone::signature;
}

/// How far down the source a printed piece stands; what has no place comes first.
std::tuple<int, int, int, float> place_of(const Evidence& item) {
    if (item.locations.empty()) {
        return {};
    }
    const Location& first = item.locations.front();
    return {first.page, first.part, first.paragraph, first.box ? static_cast<float>(first.box->y0) : 0.0F};
}

/// Whether the text itself says the document's title first.
bool opens_with_title(const Document& document) {
    if (document.sections.empty() || document.sections[0].articles.empty()) {
        return false;
    }
    const Article& article = document.sections[0].articles[0];
    return article.title == document.title || (!article.blocks.empty() && article.blocks[0].text == document.title);
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text, const std::vector<Span>& spans, const std::vector<Lead>& leads) {
    if (spans.empty() && leads.empty()) {
        return {{text}};
    }
    std::vector<std::size_t> cuts{0};
    for (const Span& span : spans) {
        cuts.insert(cuts.end(), {span.start, span.end});
    }
    for (const Lead& lead : leads) {
        cuts.insert(cuts.end(), {lead.start, lead.end});
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<Piece> pieces;
    std::size_t byte = 0, point = 0, span = 0, lead = 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        for (; span < spans.size() && spans[span].end <= cuts[i]; ++span) {
            if (spans[span].start == cuts[i]) {
                pieces.push_back({{}, &spans[span]});
            }
        }
        for (; lead < leads.size() && leads[lead].end <= cuts[i]; ++lead) {
        }
        const std::size_t start = byte;
        for (; byte < text.size() && (i + 1 == cuts.size() || point < cuts[i + 1]); ++point) {
            static_cast<void>(next_code_point(text, byte));
        }
        if (byte > start) {
            const bool in_span = span < spans.size() && spans[span].start <= cuts[i];
            const bool in_lead = lead < leads.size() && leads[lead].start <= cuts[i];
            pieces.push_back({text.substr(start, byte - start), in_span ? &spans[span] : nullptr, in_lead});
        }
    }
    return pieces;
}

void Reading::read(const Document& document, int level) {
    if (level == 1 && numbers_.empty()) {
        number_notes(document);
    }
    level_ = level;
    open_document(document);
    fields_of(document, Zone::masthead);
    fields_of(document, Zone::official_head);
    if (!document.title.empty() && !document.masthead && !opens_with_title(document)) {
        title(document.title);
    }
    if (!document.contents.empty()) {
        contents(document);
    }
    articles(document);
    fields_of(document, Zone::imprint);
    fields_of(document, Zone::colophon);
    if (!document.notes.empty()) {
        notes(document.notes);
    }
    for (const Document& part : document.parts) {
        read(part, document.title.empty() ? level : level + 1);
    }
    level_ = level;
    close_document();
}

void Reading::articles(const Document& document) {
    bool first = true;
    for (const Section& section : document.sections) {
        open_section(section);
        for (const Article& article : section.articles) {
            const int above = section.title.empty() ? level_ : level_ + 1;
            article_level_ = article.title.empty() || (first && article.title == document.title) ? above : above + 1;
            open_article(article);
            if (first) {
                fields_of(document, Zone::recipients);
            }
            for (const DocumentBlock& item : article.blocks) {
                block(item);
            }
            if (first) {
                fields_of(document, Zone::signature);
            }
            first = false;
            close_article();
        }
        close_section();
    }
    if (first) {   // no text: what stands around it is all there is
        fields_of(document, Zone::recipients);
        fields_of(document, Zone::signature);
    }
}

void Reading::fields_of(const Document& document, Zone zone) {
    std::vector<const Evidence*> found;
    for (const Evidence& item : document.evidence) {
        if (zone_of(item.pointer) == zone && !item.raw.empty()) {
            found.push_back(&item);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Evidence* a, const Evidence* b) { return place_of(*a) < place_of(*b); });
    std::vector<std::string_view> lines;
    const auto flush = [&] {
        if (!lines.empty()) {
            fields(zone, lines);
        }
        lines.clear();
    };
    for (const Evidence* item : found) {
        if (item->pointer != "/masthead/title") {
            lines.push_back(item->raw);
            continue;
        }
        flush();
        std::string name = item->raw;
        std::replace(name.begin(), name.end(), '\n', ' ');
        masthead_title(name);
    }
    flush();
}

void Reading::number_notes(const Document& document) {
    for (const DocumentNote& note : document.notes) {
        numbers_.emplace(note.id, static_cast<int>(numbers_.size()) + 1);
    }
    for (const DocumentFigure& item : document.figures) {
        figures_.emplace(item.id, &item);
    }
    for (const Document& part : document.parts) {
        number_notes(part);
    }
}

int Reading::number_of(std::string_view note) const {
    const auto found = numbers_.find(note);
    return found == numbers_.end() ? 0 : found->second;
}

const DocumentFigure* Reading::figure(std::string_view id) const {
    const auto found = figures_.find(id);
    return found == figures_.end() ? nullptr : found->second;
}

}  // namespace bianmu::emit
