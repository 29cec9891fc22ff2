#include "emit/document_tree.h"

#include <algorithm>

#include "emit/block_tree.h"
#include "emit/names.h"

namespace bianmu::emit {
namespace {

using namespace model;

class DocumentBuilder : BlockTree {
public:
    DocumentBuilder(ValueTree& tree, const Options& options) : BlockTree(tree), options_(options) {}

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

    const Options options_;
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
