#include "structure/blocks.h"

#include <algorithm>

#include "model/text.h"
#include "structure/leads.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxHeading = 60;       // code points of a heading that begins with a marker
constexpr std::size_t kMaxPlainHeading = 30;  // without one

/// The looks of a piece of text that differ from plain running text.
std::vector<model::Span> spans_of(const Draft& draft, const Item& item, std::size_t from) {
    std::vector<model::Span> spans;
    const model::Paragraph& paragraph = *item.paragraph;
    const std::size_t begin = item.offset + from;
    const std::size_t end = item.offset + item.text.size();
    const std::string_view text = paragraph.text;
    for (const model::Run& run : paragraph.runs) {
        const std::size_t start = std::max<std::size_t>(run.start, begin);
        const std::size_t stop = std::min<std::size_t>(run.end, end);
        const bool bare_mark = run.note >= 0 && run.start == run.end && run.start >= begin && run.start <= end;   // Word prints it, the text has none
        if (start >= stop && !bare_mark) {
            continue;
        }
        model::Span span;
        const model::TextStyle& style = run.style;
        span.bold = style.bold;
        span.italic = style.italic;
        span.underline = style.underline;
        span.strike = style.strike;
        span.superscript = style.script == model::Script::superscript;
        span.subscript = style.script == model::Script::subscript;
        if (style.color != 0) {
            span.color = style.color;
        }
        if (run.link >= 0) {
            span.link = draft.flow.links[static_cast<std::size_t>(run.link)];
        }
        if (run.note >= 0) {
            span.note = "n" + std::to_string(run.note + 1);
        }
        const bool plain = !span.bold && !span.italic && !span.underline && !span.strike && !span.superscript && !span.subscript &&
                           !span.color && span.link.empty() && span.note.empty();
        if (plain) {
            continue;
        }
        span.start = model::length(text.substr(begin, start - begin));
        span.end = span.start + model::length(text.substr(start, stop - std::min(start, stop)));
        const auto same = [](const model::Span& a, const model::Span& b) {
            return a.bold == b.bold && a.italic == b.italic && a.underline == b.underline && a.strike == b.strike &&
                   a.superscript == b.superscript && a.subscript == b.subscript && a.color == b.color && a.link == b.link && a.note == b.note;
        };
        if (!spans.empty() && spans.back().end == span.start && same(spans.back(), span)) {
            spans.back().end = span.end;
        } else {
            spans.push_back(std::move(span));
        }
    }
    return spans;
}

std::string cell_text(const model::Cell& cell);

std::string table_text(const model::Table& table) {
    std::string text;
    for (const model::Cell& cell : table.cells) {
        const std::string own = cell_text(cell);
        if (!own.empty()) {
            text += (text.empty() ? "" : "\n") + own;
        }
    }
    return text;
}

std::string cell_text(const model::Cell& cell) {
    std::string text;
    for (const model::Block& block : cell.blocks) {
        std::string own;
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            own = std::string(model::trim(paragraph->text));
        } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
            own = table_text(*table);
        }
        if (!own.empty()) {
            text += (text.empty() ? "" : "\n") + own;
        }
    }
    return text;
}

void fill_table(const model::Table& table, model::DocumentBlock& block) {
    block.type = model::BlockType::table;
    block.rule = "table.grid";
    block.confidence = table.ruled ? 0.95 : 0.8;
    block.rows = table.rows;
    block.columns = table.columns;
    for (const model::Cell& cell : table.cells) {
        block.cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span, cell_text(cell), cell.header});
    }
}

void add_figure(Draft& draft, const model::Figure& figure, model::DocumentBlock& block) {
    model::DocumentFigure out;
    out.id = "f" + std::to_string(draft.document.figures.size() + 1);
    out.alt = figure.alt;
    out.media_type = figure.media_type;
    out.width = figure.pixel_width;
    out.height = figure.pixel_height;
    out.source = figure.source;
    out.locations = figure.locations;
    block.type = model::BlockType::figure;
    block.rule = "figure.image";
    block.confidence = 0.9;
    block.figure = out.id;
    draft.document.figures.push_back(std::move(out));
}

const char* rule_of(model::Joined joined) {
    switch (joined) {
        case model::Joined::lines: break;
        case model::Joined::columns: return "paragraph.over_columns";
        case model::Joined::pages: return "paragraph.over_pages";
        case model::Joined::floats: return "paragraph.around_floats";
    }
    return "paragraph.text";
}

/// Whether a line without a marker stands out from the text like a heading: short, all bold or in a heading's typeface, not a sentence.
bool stands_out(const Draft& draft, const Item& item) {
    if (!item.is_text() || item.ended || model::length(item.text) > kMaxPlainHeading || model::length(item.text) < 2) {
        return false;
    }
    const bool typeface = item.font == "hei" && draft.items.body_font != "hei";
    return (item.bold || typeface || item.paragraph->outline_level > 0) && !item.right && item.text.find('\t') == std::string::npos;
}

}  // namespace

const Rule* match_heading(const Draft& draft, const Item& item) {
    if (!item.is_text() || model::length(item.text) > kMaxHeading) {
        return nullptr;
    }
    const bool set_apart = item.bold || (!item.font.empty() && item.font != draft.items.body_font) || item.paragraph->outline_level > 0;
    if (item.ended && !(set_apart && model::length(item.text) <= kMaxPlainHeading)) {
        return nullptr;
    }
    for (const Rule& rule : draft.profile.headings) {
        if (rule.matches(item.text)) {
            return &rule;
        }
    }
    return nullptr;
}

model::DocumentBlock make_plain_block(Draft& draft, const Item& item, std::size_t from) {
    model::DocumentBlock block;
    block.id = draft.next_block_id();
    block.locations = item.locations();
    if (item.table != nullptr) {
        fill_table(*item.table, block);
    } else if (item.figure != nullptr) {
        add_figure(draft, *item.figure, block);
    } else {
        block.text = std::string(model::trim(std::string_view(item.paragraph->text).substr(item.offset + from)));
        block.spans = spans_of(draft, item, from);
    }
    return block;
}

void make_paragraph(const Draft& draft, const Item& item, std::size_t from, model::DocumentBlock& block) {
    block.rule = rule_of(item.paragraph->joined);
    block.confidence = std::min(0.95, static_cast<double>(item.paragraph->join_confidence));
    block.leads = find_leads(draft, item, from);
}

model::DocumentBlock make_block(Draft& draft, const Item& item, std::size_t from) {
    while (from < item.text.size() && (item.text[from] == ' ' || item.text[from] == '\t')) {
        ++from;
    }
    model::DocumentBlock block = make_plain_block(draft, item, from);
    if (!item.is_text()) {
        return block;
    }
    const model::Paragraph& paragraph = *item.paragraph;
    const Rule* heading = from == 0 ? match_heading(draft, item) : nullptr;
    Captures found;
    if (heading != nullptr && heading->pattern.matches(item.text, found)) {
        block.type = model::BlockType::heading;
        block.level = heading->level;
        block.marker = std::string(model::trim(found.at("marker").of(item.text)));
        block.rule = heading->id;
        block.confidence = confidence_of(*heading, item, draft.items);
    } else if (from == 0 && paragraph.marker && (paragraph.marker->bullet || paragraph.marker->computed)) {
        block.type = model::BlockType::list_item;
        block.level = paragraph.marker->level + 1;
        block.marker = paragraph.marker->text;
        block.rule = "list.numbering";
        block.confidence = 0.95;
    } else {
        make_paragraph(draft, item, from, block);
    }
    return block;
}

void make_heading(const Draft& draft, const Item& item, model::DocumentBlock& block) {
    if (block.type == model::BlockType::paragraph && block.leads.empty() && stands_out(draft, item)) {
        block.type = model::BlockType::heading;
        block.level = std::max(1, item.paragraph->outline_level);
        block.rule = "heading.look";
        block.confidence = 0.7;
    }
}

}  // namespace bianmu::structure
