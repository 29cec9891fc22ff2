#include "emit/document_tree.h"

#include <algorithm>
#include <unordered_map>

#include "emit/names.h"

namespace bianmu::emit {
namespace {

using namespace model;

class DocumentBuilder {
public:
    DocumentBuilder(ValueTree& tree, const Options& options) : tree_(tree), options_(options) {}

    void whole(const Document& document) {
        tree_.open_object();
        tree_.text("schema_version", kSchemaVersion);
        tree_.open_object("generator");
        tree_.text("name", "bianmu");
        tree_.text("version", version());
        tree_.text("profile", document.profile);
        tree_.close();
        source(document.source);
        body(document);
        accounting(document.accounting);
        parts(document);
        tree_.close();
    }

    void fields(const Document& document) {
        tree_.open_object();
        optional("title", document.title);
        tree_.text("kind", name(document.kind));
        if (document.masthead) {
            masthead(*document.masthead);
        }
        if (document.official) {
            official(*document.official);
        }
        if (document.colophon) {
            colophon(*document.colophon);
        }
        if (!document.parts.empty()) {
            array("parts", document.parts, [&](const Document& part) { fields(part); });
        }
        tree_.close();
    }

private:
    void optional(std::string_view key, std::string_view value) {
        if (!value.empty()) {
            tree_.text(key, value);
        }
    }

    void optional(std::string_view key, const std::optional<int>& value) {
        if (value) {
            tree_.integer(key, *value);
        }
    }

    void flag(std::string_view key, bool value) {
        if (value) {
            tree_.boolean(key, true);
        }
    }

    void count(std::string_view key, std::uint64_t value) { tree_.integer(key, static_cast<std::int64_t>(value)); }

    template <typename List, typename Action>
    void array(std::string_view key, const List& list, Action action) {
        tree_.open_array(key);
        for (const auto& item : list) {
            action(item);
        }
        tree_.close();
    }

    void texts(std::string_view key, const std::vector<std::string>& list) {
        array(key, list, [&](const std::string& item) { tree_.text({}, item); });
    }

    void locations(const std::vector<Location>& list) {
        tree_.open_array("locations");
        add_locations(list);
        tree_.close();
    }

    void add_locations(const std::vector<Location>& list) {
        for (const Location& place : list) {
            location(place);
        }
    }

    void location(const Location& place) {
        tree_.open_object();
        if (place.part >= 0 && static_cast<std::size_t>(place.part) < part_names_->size()) {
            tree_.text("part", (*part_names_)[static_cast<std::size_t>(place.part)]);
        }
        if (place.paragraph >= 0) {
            tree_.integer("paragraph", place.paragraph);
        }
        if (place.page > 0) {
            tree_.integer("page", place.page);
            flag("page_estimated", place.page_estimated);
        }
        if (place.paragraph_id != 0) {
            tree_.text("paragraph_id", tree_.keep(hexadecimal(place.paragraph_id, 8, "0123456789ABCDEF")));
        }
        if (place.box) {
            tree_.open_array("bbox");
            for (const double side : {place.box->x0, place.box->y0, place.box->x1, place.box->y1}) {
                tree_.rounded({}, side);
            }
            tree_.close();
        }
        tree_.close();
    }

    void source(const Source& source) {
        tree_.open_object("source");
        tree_.text("name", source.name);
        tree_.text("media_type", source.media_type);
        count("bytes", source.bytes);
        tree_.text("sha256", source.sha256);
        if (!source.archive_path.empty()) {
            texts("archive_path", source.archive_path);
        }
        if (source.page_count > 0) {
            tree_.integer("page_count", source.page_count);
        }
        tree_.open_object("metadata");
        optional("title", source.metadata.title);
        optional("author", source.metadata.author);
        optional("producer", source.metadata.producer);
        optional("created", source.metadata.created);
        optional("modified", source.metadata.modified);
        tree_.close();
        tree_.text("origin", name(source.origin));
        if (!source.attachments.empty()) {
            array("attachments", source.attachments, [&](const Attachment& attachment) {
                tree_.open_object();
                optional("name", attachment.name);
                optional("media_type", attachment.media_type);
                if (attachment.bytes) {
                    count("bytes", *attachment.bytes);
                }
                optional("description", attachment.description);
                if (attachment.page > 0) {
                    tree_.integer("page", attachment.page);
                }
                tree_.close();
            });
        }
        tree_.close();
    }

    /// What a document and a part of a compound have in common.
    void body(const Document& document) {
        // A part's locations name its own parts of the package; one that lists none stands in those of the whole.
        if (!document.part_names.empty() || part_names_ == nullptr) {
            part_names_ = &document.part_names;
        }
        tree_.text("kind", name(document.kind));
        optional("title", document.title);
        if (document.masthead) {
            masthead(*document.masthead);
        }
        contents(document.contents);
        array("sections", document.sections, [&](const Section& item) { section(item); });
        if (document.official) {
            official(*document.official);
        }
        if (document.colophon) {
            colophon(*document.colophon);
        }
        array("notes", document.notes, [&](const DocumentNote& item) { note(item); });
        array("furniture", document.furniture, [&](const Furniture& item) { furniture(item); });
        array("figures", document.figures, [&](const DocumentFigure& item) { figure(item); });
        array("mentions", document.mentions, [&](const Mention& item) { mention(item); });
        evidence(document.evidence);
        array("diagnostics", document.diagnostics, [&](const Diagnostic& item) { diagnostic(item); });
    }

    void parts(const Document& document) {
        if (document.parts.empty()) {
            return;
        }
        tree_.open_array("parts");
        const auto* const outer = part_names_;
        for (const Document& part : document.parts) {
            tree_.open_object();
            body(part);
            parts(part);
            tree_.close();
            part_names_ = outer;
        }
        tree_.close();
    }

    void security(const std::optional<Security>& security) {
        if (security) {
            tree_.open_object("security");
            tree_.text("level", security->level);
            optional("period", security->period);
            tree_.close();
        }
    }

    void masthead(const Masthead& masthead) {
        tree_.open_object("masthead");
        optional("notice", masthead.notice);
        security(masthead.security);
        tree_.text("title", masthead.title);
        if (masthead.issue) {
            tree_.open_object("issue");
            tree_.text("label", masthead.issue->label);
            optional("number", masthead.issue->number);
            optional("total", masthead.issue->total);
            optional("year", masthead.issue->year);
            tree_.close();
        }
        optional("issuer", masthead.issuer);
        optional("date", masthead.date);
        tree_.close();
    }

    void contents(const std::vector<ContentsPart>& contents) {
        array("contents", contents, [&](const ContentsPart& part) {
            tree_.open_object();
            optional("section", part.section);
            array("entries", part.entries, [&](const ContentsEntry& entry) {
                tree_.open_object();
                tree_.text("title", entry.title);
                optional("page", entry.page);
                optional("target", entry.target);
                tree_.close();
            });
            tree_.close();
        });
    }

    void section(const Section& section) {
        tree_.open_object();
        tree_.text("id", section.id);
        optional("title", section.title);
        optional("marker", section.marker);
        array("articles", section.articles, [&](const Article& item) { article(item); });
        tree_.close();
    }

    void article(const Article& article) {
        tree_.open_object();
        tree_.text("id", article.id);
        optional("title", article.title);
        texts("title_lines", article.title_lines);
        optional("subtitle", article.subtitle);
        optional("byline", article.byline);
        flag("run_in", article.run_in);
        array("blocks", article.blocks, [&](const DocumentBlock& item) { block(item); });
        tree_.close();
    }

    void block(const DocumentBlock& block) {
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

    void fields_of_type(const DocumentBlock& block) {
        switch (block.type) {
            case BlockType::heading:
            case BlockType::list_item:
                tree_.integer("level", block.level);
                optional("marker", block.marker);
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

    void cell(const TableCell& cell) {
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

    void spans(const std::vector<Span>& list) {
        if (!list.empty()) {
            array("spans", list, [&](const Span& item) { span(item); });
        }
    }

    void span(const Span& span) {
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

    void revision(const std::optional<Revision>& revision) {
        if (revision) {
            tree_.open_object("revision");
            tree_.text("kind", name(revision->kind));
            optional("author", revision->author);
            optional("date", revision->date);
            tree_.close();
        }
    }

    static std::string hexadecimal(std::uint32_t value, unsigned digits, std::string_view alphabet) {
        std::string text;
        for (unsigned shift = 4 * digits; shift > 0; shift -= 4) {
            text += alphabet[value >> (shift - 4) & 15U];
        }
        return text;
    }

    std::string_view color(Color value) {
        std::string_view& known = colors_[value];
        if (known.empty()) {
            known = tree_.keep("#" + hexadecimal(value, 6, "0123456789abcdef"));
        }
        return known;
    }

    void official(const Official& official) {
        tree_.open_object("official");
        optional("copy_number", official.copy_number);
        security(official.security);
        optional("urgency", official.urgency);
        optional("authority_mark", official.authority_mark);
        if (official.document_number) {
            tree_.open_object("document_number");
            tree_.text("text", official.document_number->text);
            optional("agency", official.document_number->agency);
            optional("year", official.document_number->year);
            optional("serial", official.document_number->serial);
            tree_.close();
        }
        texts("signers", official.signers);
        optional("type", official.type);
        optional("layout", official.layout);
        texts("recipients", official.recipients);
        texts("attachment_list", official.attachment_list);
        texts("issuers", official.issuers);
        optional("issued_on", official.issued_on);
        texts("seals", official.seals);
        optional("annotation", official.annotation);
        texts("copy_to", official.copy_to);
        optional("printed_by", official.printed_by);
        optional("printed_on", official.printed_on);
        texts("attendees", official.attendees);
        texts("absentees", official.absentees);
        texts("observers", official.observers);
        tree_.close();
    }

    void colophon(const Colophon& colophon) {
        tree_.open_object("colophon");
        texts("editors", colophon.editors);
        texts("approvers", colophon.approvers);
        texts("proofreaders", colophon.proofreaders);
        texts("report_to", colophon.report_to);
        texts("send_to", colophon.send_to);
        texts("distribute_to", colophon.distribute_to);
        texts("copy_to", colophon.copy_to);
        optional("printed_by", colophon.printed_by);
        optional("printed_on", colophon.printed_on);
        optional("copies", colophon.copies);
        optional("postal_code", colophon.postal_code);
        optional("address", colophon.address);
        optional("phone", colophon.phone);
        optional("fax", colophon.fax);
        optional("email", colophon.email);
        optional("website", colophon.website);
        array("other", colophon.other, [&](const OtherField& field) {
            tree_.open_object();
            tree_.text("label", field.label);
            tree_.text("value", field.value);
            tree_.close();
        });
        tree_.close();
    }

    void note(const DocumentNote& note) {
        tree_.open_object();
        tree_.text("id", note.id);
        tree_.text("kind", name(note.kind));
        tree_.text("text", note.text);
        optional("author", note.author);
        optional("date", note.date);
        locations(note.locations);
        tree_.close();
    }

    void furniture(const Furniture& furniture) {
        tree_.open_object();
        tree_.text("kind", name(furniture.kind));
        tree_.text("text", furniture.text);
        locations(furniture.locations);
        tree_.close();
    }

    void figure(const DocumentFigure& figure) {
        tree_.open_object();
        tree_.text("id", figure.id);
        optional("caption", figure.caption);
        optional("alt", figure.alt);
        optional("media_type", figure.media_type);
        if (figure.width > 0 && figure.height > 0) {
            tree_.integer("width", figure.width);
            tree_.integer("height", figure.height);
        }
        optional("sha256", figure.sha256);
        optional("file", figure.file);
        locations(figure.locations);
        tree_.close();
    }

    void mention(const Mention& mention) {
        tree_.open_object();
        tree_.text("kind", name(mention.kind));
        tree_.text("text", mention.text);
        optional("value", mention.value);
        optional("block", mention.block);
        optional("article", mention.article);
        optional("note", mention.note);
        if (mention.row >= 0) {
            tree_.integer("row", mention.row);
            tree_.integer("column", mention.column);
        }
        count("start", mention.start);
        count("end", mention.end);
        tree_.text("rule", mention.rule);
        tree_.rounded("confidence", mention.confidence);
        tree_.close();
    }

    void evidence(const std::vector<Evidence>& list) {
        tree_.open_object("evidence");
        if (options_.evidence) {
            std::unordered_map<std::string_view, std::vector<const Evidence*>> pieces;
            for (const Evidence& item : list) {
                pieces[item.pointer].push_back(&item);
            }
            for (const Evidence& item : list) {
                const auto& same = pieces[item.pointer];
                if (same.front() == &item) {
                    evidence_of_field(same);
                }
            }
        }
        tree_.close();
    }

    /// A key can stand only once, so the pieces of one field become one entry and none of their text is lost.
    void evidence_of_field(const std::vector<const Evidence*>& pieces) {
        const Evidence& first = *pieces.front();
        std::string raw = first.raw;
        double confidence = first.confidence;
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            raw += '\n' + pieces[i]->raw;
            confidence = std::min(confidence, pieces[i]->confidence);
        }
        tree_.open_object(first.pointer);
        if (!raw.empty()) {
            tree_.text("raw", pieces.size() == 1 ? std::string_view(first.raw) : tree_.keep(std::move(raw)));
        }
        tree_.text("rule", first.rule);
        tree_.rounded("confidence", confidence);
        tree_.open_array("locations");
        for (const Evidence* piece : pieces) {
            add_locations(piece->locations);
        }
        tree_.close();
        tree_.close();
    }

    void diagnostic(const Diagnostic& diagnostic) {
        tree_.open_object();
        tree_.text("code", diagnostic.code);
        tree_.text("severity", name(diagnostic.severity));
        tree_.text("message", diagnostic.message);
        optional("pointer", diagnostic.pointer);
        locations(diagnostic.locations);
        tree_.close();
    }

    void accounting(const Accounting& accounting) {
        tree_.open_object("accounting");
        count("source_chars", accounting.source_chars);
        count("content_chars", accounting.content_chars);
        count("furniture_chars", accounting.furniture_chars);
        array("discarded", accounting.discarded, [&](const Discarded& item) {
            tree_.open_object();
            tree_.text("reason", item.reason);
            count("chars", item.chars);
            tree_.close();
        });
        tree_.close();
    }

    ValueTree& tree_;
    const Options options_;
    const std::vector<std::string>* part_names_ = nullptr;
    std::unordered_map<Color, std::string_view> colors_;
};

}  // namespace

ValueTree to_tree(const Document& document, const Options& options) {
    ValueTree tree;
    DocumentBuilder(tree, options).whole(document);
    return tree;
}

ValueTree fields_tree(const Document& document) {
    ValueTree tree;
    DocumentBuilder(tree, {}).fields(document);
    return tree;
}

}  // namespace bianmu::emit
