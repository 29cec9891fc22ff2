#include "emit/block_tree.h"

#include "emit/names.h"
#include "model/hexadecimal.h"

namespace bianmu::emit {

using namespace model;

void BlockTree::block(const DocumentBlock& block) {
    tree_.open_object();
    tree_.text("id", block.id);
    tree_.text("type", name(block.type));
    tree_.text("text", block.text);
    fields_of_type(block);
    array("leads", block.leads, [&](const Lead& lead) {
        tree_.open_object();
        tree_.text("text", lead.text);
        count("start", lead.start);
        count("end", lead.end);
        optional("marker", lead.marker);
        tree_.close();
    });
    spans(block.spans);
    locations(block.locations);
    tree_.text("rule", block.rule);
    tree_.rounded("confidence", block.confidence);
    tree_.close();
}

void BlockTree::fields_of_type(const DocumentBlock& block) {
    switch (block.type) {
        case BlockType::heading:
        case BlockType::list_item:
            tree_.integer("level", block.level);
            optional("marker", block.marker);
            if (block.checked) {
                tree_.boolean("checked", *block.checked);
            }
            break;
        case BlockType::table:
            tree_.integer("rows", block.rows);
            tree_.integer("columns", block.columns);
            array("cells", block.cells, [&](const TableCell& item) { cell(item); });
            optional("caption", block.caption);
            optional("continued_from", block.continued_from);
            break;
        case BlockType::figure:
            tree_.text("figure", block.figure);
            break;
        case BlockType::formula:
            optional("mathml", block.mathml);
            optional("latex", block.latex);
            break;
        case BlockType::paragraph:
        case BlockType::quote:
        case BlockType::code:
            break;
    }
}

void BlockTree::cell(const TableCell& cell) {
    tree_.open_object();
    tree_.integer("row", cell.row);
    tree_.integer("column", cell.column);
    tree_.integer("row_span", cell.row_span);
    tree_.integer("column_span", cell.column_span);
    tree_.text("text", cell.text);
    flag("header", cell.header);
    spans(cell.spans);
    revision(cell.revision);
    tree_.close();
}

void BlockTree::spans(const std::vector<Span>& list) {
    if (!list.empty()) {
        array("spans", list, [&](const Span& item) { span(item); });
    }
}

void BlockTree::span(const Span& span) {
    tree_.open_object();
    count("start", span.start);
    count("end", span.end);
    flag("bold", span.bold);
    flag("italic", span.italic);
    flag("underline", span.underline);
    flag("strike", span.strike);
    flag("emphasis", span.emphasis);
    flag("superscript", span.superscript);
    flag("subscript", span.subscript);
    if (span.color) {
        tree_.text("color", color(*span.color));
    }
    optional("link", span.link);
    optional("note", span.note);
    optional("ruby", span.ruby);
    optional("latex", span.latex);
    revision(span.revision);
    tree_.close();
}

void BlockTree::revision(const std::optional<Revision>& revision) {
    if (revision) {
        tree_.open_object("revision");
        tree_.text("kind", name(revision->kind));
        optional("author", revision->author);
        optional("date", revision->date);
        tree_.close();
    }
}

std::string_view BlockTree::color(Color value) {
    std::string_view& known = colors_[value];
    if (known.empty()) {
        known = tree_.keep("#" + model::hexadecimal(value, 6));
    }
    return known;
}

}  // namespace bianmu::emit
