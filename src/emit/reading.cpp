#include "emit/reading.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

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

/// How far down the source something stands: in a package by its paragraphs, which need no pages; else by pages. What has no place comes first.
using Place = std::tuple<int, int, int, double>;
constexpr Place kNowhere{-1, 0, 0, 0}, kEnd{std::numeric_limits<int>::max(), 0, 0, 0};

Place place_of(const Location& first) {
    const bool paragraph = first.part >= 0 && first.paragraph >= 0;
    return {paragraph ? 0 : first.page, first.part, first.paragraph, !paragraph && first.box ? first.box->y0 : 0.0};
}

Place place_of(const std::vector<Location>& places) { return places.empty() ? kNowhere : place_of(places.front()); }

/// The evidence of a member; null where there is none.
const Evidence* find_evidence(const Document& document, std::string_view pointer) {
    const auto found = std::find_if(document.evidence.begin(), document.evidence.end(), [pointer](const Evidence& item) { return item.pointer == pointer; });
    return found == document.evidence.end() ? nullptr : &*found;
}

/// Where an article begins: at its title, or else at its first block.
Place start_of(const Document& document, std::size_t section, std::size_t article) {
    const std::string pointer = "/sections/" + std::to_string(section) + "/articles/" + std::to_string(article) + "/title";
    const Evidence* title = find_evidence(document, pointer);
    const std::vector<DocumentBlock>& blocks = document.sections[section].articles[article].blocks;
    return title != nullptr ? place_of(title->locations) : blocks.empty() ? kNowhere : place_of(blocks.front().locations);
}

/// A printed line of a field.
struct Line {
    Place place;
    Zone zone;
    std::string_view text;
    bool attachment = false;   ///< names attachments, or stands over one
    bool title = false;        ///< the name of a bulletin, all its lines
};

/// The printed lines of the fields of a zone, from the head downwards.
std::vector<Line> lines_of(const Document& document, std::initializer_list<Zone> zones) {
    std::vector<Line> lines;
    for (const Evidence& item : document.evidence) {
        const std::optional<Zone> zone = zone_of(item.pointer);
        if (!zone || item.raw.empty() || std::find(zones.begin(), zones.end(), *zone) == zones.end()) {
            continue;
        }
        const bool attachment = item.pointer.starts_with("/official/attachment_list");
        const bool title = item.pointer == "/masthead/title";
        const auto pieces = static_cast<std::size_t>(std::count(item.raw.begin(), item.raw.end(), '\n')) + 1;
        if (title || pieces != item.locations.size()) {
            const bool last = item.locations.empty() && *zone == Zone::signature;
            lines.push_back({last ? kEnd : place_of(item.locations), *zone, item.raw, attachment, title});
            continue;
        }
        for (std::size_t i = 0, at = 0; i < pieces; ++i) {   // each piece has its own place
            const std::size_t end = std::min(item.raw.find('\n', at), item.raw.size());
            lines.push_back({place_of(item.locations[i]), *zone, std::string_view(item.raw).substr(at, end - at), attachment});
            at = end + 1;
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.place < b.place; });
    return lines;
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

std::string drawn_mark(const model::DocumentBlock& block) {
    const bool drawn = block.type == model::BlockType::list_item && !block.marker.empty() && !block.text.starts_with(block.marker);
    return drawn ? block.marker + " " : "";
}

model::DocumentBlock without_own_bold(model::DocumentBlock heading) {
    std::size_t at = heading.marker.empty() ? 0 : model::length(heading.marker) + 1;   // with the white behind it
    for (const model::Span& span : heading.spans) {
        at = span.bold && span.start <= at ? std::max(at, span.end) : at;
    }
    if (at >= model::length(heading.text)) {
        for (model::Span& span : heading.spans) {
            span.bold = false;
        }
    }
    return heading;
}

std::string_view raw_of(const Document& document, const std::string& pointer) {
    const Evidence* found = find_evidence(document, pointer);
    return found == nullptr ? std::string_view() : std::string_view(found->raw);
}

ContentsLine contents_line(const Document& document, std::size_t part, std::size_t entry) {
    const ContentsEntry& own = document.contents[part].entries[entry];
    ContentsLine line{{}, own.title, own.page};
    const std::string_view raw = raw_of(document, "/contents/" + std::to_string(part) + "/entries/" + std::to_string(entry));
    std::size_t end = 0;
    static_cast<void>(next_code_point(own.title, end));   // a long title wraps: its beginning finds it
    const std::size_t at = raw.find(std::string_view(own.title).substr(0, end));
    if (at != std::string_view::npos) {
        line.marker = trim(raw.substr(0, at));
    }
    for (std::size_t next = 0; next < line.marker.size();) {
        const char32_t c = next_code_point(line.marker, next);
        const bool circled = c >= U'\u2460' && c <= U'\u249B';
        line.numbered = line.numbered || circled || is_han(c) || (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19') || (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0);
    }
    if (!own.page.empty() && line.marker.find(own.page) != std::string_view::npos) {
        line.page = {};
    }
    return line;
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
    // What stands around the text of an official document comes where it is printed between the blocks.
    const std::vector<Line> around = lines_of(document, {Zone::recipients, Zone::signature});
    std::size_t said = 0;
    const auto say_before = [&](const Place& place) {
        while (said < around.size() && (around[said].place < place || place == kEnd)) {
            const Line& first = around[said];
            std::vector<std::string_view> lines;
            for (; said < around.size() && (around[said].place < place || place == kEnd) && around[said].zone == first.zone && around[said].attachment == first.attachment; ++said) {
                lines.push_back(around[said].text);
            }
            fields(first.zone, lines);
        }
    };
    std::vector<std::pair<std::size_t, std::size_t>> order;   // section, article
    for (std::size_t s = 0; s < document.sections.size(); ++s) {
        for (std::size_t a = 0; a < document.sections[s].articles.size(); ++a) {
            order.emplace_back(s, a);
        }
    }
    std::size_t next = 0;
    for (const Section& section : document.sections) {
        open_section(section);
        for (const Article& article : section.articles) {
            const int above = section.title.empty() ? level_ : level_ + 1;
            article_level_ = article.title.empty() || (next == 0 && article.title == document.title) ? above : above + 1;
            open_article(article);
            ++next;
            for (const DocumentBlock& item : article.blocks) {
                if (said < around.size()) {
                    say_before(place_of(item.locations));
                }
                block(item);
            }
            if (said < around.size()) {
                say_before(next < order.size() ? start_of(document, order[next].first, order[next].second) : kEnd);
            }
            close_article();
        }
        close_section();
    }
    say_before(kEnd);
}

void Reading::fields_of(const Document& document, Zone zone) {
    std::vector<std::string_view> lines;
    const auto flush = [&] {
        if (!lines.empty()) {
            fields(zone, lines);
        }
        lines.clear();
    };
    for (const Line& line : lines_of(document, {zone})) {
        if (!line.title) {
            lines.push_back(line.text);
            continue;
        }
        flush();
        std::string name(line.text);
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
