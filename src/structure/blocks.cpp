#include "structure/blocks.h"

#include <algorithm>

#include "model/task_box.h"
#include "model/text.h"
#include "structure/leads.h"
#include "structure/spans.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxHeading = 60;       // code points of a heading that begins with a marker
constexpr std::size_t kMaxPlainHeading = 30;  // without one

/// A cell's text with its spans: paragraphs and nested tables, each on lines of its own.
void add_cell_text(const model::Flow& flow, const model::Cell& cell, std::size_t& length, model::TableCell& out) {
    const auto separate = [&] {
        if (!out.text.empty()) {
            out.text += '\n';
            ++length;
        }
    };
    for (const model::Block& block : cell.blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            const std::string_view own = model::trim(paragraph->text);
            const auto begin = own.empty() ? paragraph->text.size() : static_cast<std::size_t>(own.data() - paragraph->text.data());
            if (!own.empty()) {
                separate();
            }
            add_spans(flow, *paragraph, begin, begin + own.size(), length, out.spans);
            out.text += own;
            length += model::length(own);
        } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
            for (const model::Cell& inner : table->cells) {
                model::TableCell own;
                std::size_t own_length = 0;
                add_cell_text(flow, inner, own_length, own);
                if (!own.text.empty()) {
                    separate();
                }
                for (model::Span& span : own.spans) {
                    span.start += length;
                    span.end += length;
                    out.spans.push_back(std::move(span));
                }
                out.text += own.text;
                length += own_length;
            }
        }
    }
}

void fill_table(const model::Flow& flow, const model::Table& table, model::DocumentBlock& block) {
    block.type = model::BlockType::table;
    block.rule = "table.grid";
    block.confidence = table.ruled ? 0.95 : 0.8;
    block.rows = table.rows;
    block.columns = table.columns;
    for (const model::Cell& cell : table.cells) {
        model::TableCell& out = block.cells.emplace_back();
        out.row = cell.row;
        out.column = cell.column;
        out.row_span = cell.row_span;
        out.column_span = cell.column_span;
        out.header = cell.header;
        out.revision = revision_of(flow, cell.revision);
        std::size_t length = 0;
        add_cell_text(flow, cell, length, out);
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

/// A text that is nothing but a formula: a block of its own, which its spans need not name again.
void make_formula(const Draft& draft, const Item& item, model::DocumentBlock& block) {
    block.type = model::BlockType::formula;
    block.rule = "formula.whole";
    block.confidence = 0.95;
    block.latex = draft.flow.formulas[static_cast<std::size_t>(item.formula)];
    for (model::Span& span : block.spans) {
        span.latex.clear();
    }
    std::erase_if(block.spans, [](const model::Span& span) {
        model::Span plain;
        plain.start = span.start;
        plain.end = span.end;
        return span == plain;
    });
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

/// Whether more than one sentence stands in the text: a heading that ends in a stop, and what it heads.
bool has_inner_stop(std::string_view text) {
    for (const std::string_view stop : {"\u3002", "\uFF01", "\uFF1F"}) {
        const std::size_t at = text.find(stop);
        if (at != std::string_view::npos && at + stop.size() < text.size()) {
            return true;
        }
    }
    return false;
}

/// Whether Han of the line are set in plain type: it only opens with a word set apart.
bool is_partly_plain(const Item& item) {
    return std::any_of(item.parts.begin(), item.parts.end(), [&item](const Part& part) {
        const std::u32string own = model::to_utf32(std::string_view(item.text).substr(part.start, part.end - part.start));
        return !part.bold && part.font != "hei" && std::any_of(own.begin(), own.end(), model::is_han);
    });
}

/// Whether a line without a marker stands out from the text like a heading: short, all bold or in a heading's typeface, not a sentence.
bool stands_out(const Draft& draft, const Item& item) {
    if (!item.is_text() || item.formula >= 0 || item.ended || model::length(item.text) > kMaxPlainHeading || model::length(item.text) < 2) {
        return false;
    }
    const bool typeface = item.font == "hei" && draft.items.body_font != "hei";
    return ((item.bold || typeface) ? item.parts.size() < 2 || !is_partly_plain(item) : item.paragraph->outline_level > 0) && !item.right && item.text.find('\t') == std::string::npos;
}

}  // namespace

const Rule* match_heading(const Draft& draft, const Item& item) {
    if (!item.is_text() || model::length(item.text) > kMaxHeading) {
        return nullptr;
    }
    const bool set_apart = item.bold || (!item.font.empty() && item.font != draft.items.body_font) || item.paragraph->outline_level > 0;
    if (item.ended && (!set_apart || model::length(item.text) > kMaxPlainHeading || has_inner_stop(item.text))) {
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
        fill_table(draft.flow, *item.table, block);
    } else if (item.figure != nullptr) {
        add_figure(draft, *item.figure, block);
    } else {
        block.text = std::string(model::trim(std::string_view(item.paragraph->text).substr(item.offset + from)));
        add_spans(draft.flow, *item.paragraph, item.offset + from, item.offset + item.text.size(), 0, block.spans);
        if (item.formula >= 0) {
            make_formula(draft, item, block);
        }
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
    if (!item.is_text() || item.formula >= 0) {
        return block;
    }
    const model::Paragraph& paragraph = *item.paragraph;
    if (from == 0 && paragraph.preformatted) {
        block.type = model::BlockType::code;
        block.rule = "code.fixed_pitch";
        block.confidence = 0.9;
        return block;
    }
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
        read_task(block);
    } else if (from == 0 && model::read_task_box(item.text)) {
        block.type = model::BlockType::list_item;
        block.level = 1;
        block.rule = "list.task";
        block.confidence = 0.85;
        read_task(block);
    } else {
        make_paragraph(draft, item, from, block);
    }
    return block;
}

void read_task(model::DocumentBlock& block) {
    if (const auto box = model::read_task_box(block.text, block.marker)) {
        block.checked = box->checked;
        block.marker = model::is_box(model::first_code_point(block.marker)) ? std::string() : block.marker;
    }
}

void make_heading(const Draft& draft, const Item& item, model::DocumentBlock& block) {
    const auto is_none = [&item](const Rule& rule) { return rule.matches(item.text); };
    const std::vector<Rule>& none = draft.profile.never_headings;
    if (block.type == model::BlockType::paragraph && block.leads.empty() && stands_out(draft, item) && std::none_of(none.begin(), none.end(), is_none)) {
        block.type = model::BlockType::heading;
        block.level = std::max(1, item.paragraph->outline_level);
        block.rule = "heading.look";
        block.confidence = 0.7;
    }
}

}  // namespace bianmu::structure
