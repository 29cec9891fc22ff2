#include "emit/records.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "emit/names.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

using namespace model;

std::string joined(const std::vector<std::string>& list, std::string_view between) {
    std::string out;
    for (const std::string& item : list) {
        out += (out.empty() ? std::string_view() : between);
        out += item;
    }
    return out;
}

/// What a row has room for: a table's rows are lines, its cells parted by tabs.
std::string text_of(const DocumentBlock& block) {
    if (block.type != BlockType::table) {
        return block.text;
    }
    std::string out;
    int row = 0, column = 0;
    for (const TableCell& cell : block.cells) {
        for (; row < cell.row; ++row, column = 0) {
            out += '\n';
        }
        for (; column < cell.column; ++column) {
            out += '\t';
        }
        for (const char c : cell.text) {
            out += c == '\n' || c == '\t' ? ' ' : c;
        }
    }
    return out;
}

/// The pages on which things stand.
struct Pages {
    int first = 0, last = 0;   ///< 0 = unknown

    void add(const std::vector<Location>& locations) {
        for (const Location& place : locations) {
            if (place.page > 0) {
                first = first > 0 ? std::min(first, place.page) : place.page;
                last = std::max(last, place.page);
            }
        }
    }
};

/// The fields of a document or part that each of its records repeats.
struct Key {
    const Document& document;
    std::string archive_path, issuer;
    std::string_view date;
    std::string pointer;             ///< to the part; empty for the document itself
    std::optional<int> part;

    Key(const Document& of, const Source& source, std::string place, std::optional<int> index)
        : document(of), archive_path(joined(source.archive_path, "!/")), pointer(std::move(place)), part(index) {
        if (of.masthead) {
            issuer = of.masthead->issuer;
            date = of.masthead->date;
        } else if (of.official) {
            issuer = joined(of.official->issuers, ", ");
            date = of.official->issued_on;
        }
    }
};

/// Where an article or block stands.
struct Place {
    std::size_t section = 0, article = 0, in_section = 0, block = 0;   ///< `article` counts through the document
};

class Records {
public:
    Records(const Document& document, Rows rows, const std::function<bool(const ValueTree&)>& take)
        : source_(document.source), rows_(rows), take_(take) {
        read(document, "", std::nullopt);
    }

private:
    /// @return false when no more is wanted.
    bool read(const Document& document, const std::string& pointer, std::optional<int> index) {
        const Key key(document, source_, pointer, index);
        Place place;
        for (place.section = 0; place.section < document.sections.size(); ++place.section) {
            const Section& section = document.sections[place.section];
            for (place.in_section = 0; place.in_section < section.articles.size(); ++place.in_section, ++place.article) {
                if (!read(key, section, section.articles[place.in_section], place)) {
                    return false;
                }
            }
        }
        for (std::size_t i = 0; i < document.parts.size(); ++i) {
            if (!read(document.parts[i], pointer + "/parts/" + std::to_string(i), parts_++)) {
                return false;
            }
        }
        return true;
    }

    bool read(const Key& key, const Section& section, const Article& article, Place place) {
        if (rows_ == Rows::article) {
            return add_article(key, section, article, place);
        }
        for (place.block = 0; place.block < article.blocks.size(); ++place.block) {
            if (!add_block(key, section, article, place)) {
                return false;
            }
        }
        return true;
    }

    bool add_article(const Key& key, const Section& section, const Article& article, const Place& place) {
        ValueTree tree;
        open(tree, "article", key, section, article, place);
        optional(tree, "subtitle", article.subtitle);
        optional(tree, "byline", article.byline);
        if (article.run_in) {
            tree.boolean("run_in", true);
        }
        count(tree, "blocks", article.blocks.size());
        Pages pages;
        std::string text;
        for (const DocumentBlock& block : article.blocks) {
            pages.add(block.locations);
            const std::string piece = text_of(block);
            text += (text.empty() || piece.empty() ? "" : "\n") + piece;
        }
        return close(tree, pointer_to(key, place), pages, text);
    }

    bool add_block(const Key& key, const Section& section, const Article& article, const Place& place) {
        const DocumentBlock& block = article.blocks[place.block];
        ValueTree tree;
        open(tree, "block", key, section, article, place);
        optional(tree, "byline", article.byline);
        tree.text("block_id", block.id);
        count(tree, "block_index", place.block);
        tree.text("type", name(block.type));
        if (block.type == BlockType::heading || block.type == BlockType::list_item) {
            tree.integer("level", block.level);
            optional(tree, "marker", block.marker);
            if (block.checked) {
                tree.boolean("checked", *block.checked);
            }
        }
        if (block.type == BlockType::table) {
            tree.integer("rows", block.rows);
            tree.integer("columns", block.columns);
        }
        optional(tree, "caption", block.type == BlockType::figure ? caption_of(key.document, block.figure) : block.caption);
        optional(tree, "figure", block.figure);
        optional(tree, "latex", block.latex);
        tree.text("rule", block.rule);
        tree.rounded("confidence", block.confidence);
        Pages pages;
        pages.add(block.locations);
        return close(tree, pointer_to(key, place) + "/blocks/" + std::to_string(place.block), pages, text_of(block));
    }

    void open(ValueTree& tree, std::string_view record, const Key& key, const Section& section, const Article& article, const Place& place) const {
        const Document& document = key.document;
        tree.open_object();
        tree.text("record", record);
        tree.text("schema_version", kSchemaVersion);
        tree.text("source_name", source_.name);
        tree.text("sha256", source_.sha256);
        optional(tree, "archive_path", key.archive_path);
        tree.text("media_type", source_.media_type);
        if (source_.page_count > 0) {
            tree.integer("page_count", source_.page_count);
        }
        tree.text("kind", name(document.kind));
        tree.text("profile", document.profile);
        optional(tree, "title", document.title);
        if (document.masthead && document.masthead->issue) {
            const Issue& issue = *document.masthead->issue;
            tree.text("issue_label", issue.label);
            optional(tree, "issue_number", issue.number);
            optional(tree, "issue_total", issue.total);
            optional(tree, "issue_year", issue.year);
        }
        optional(tree, "issuer", key.issuer);
        optional(tree, "date", key.date);
        if (document.official && document.official->document_number) {
            tree.text("document_number", document.official->document_number->text);
        }
        if (document.official) {
            optional(tree, "document_type", document.official->type);
        }
        const auto& security = document.official && document.official->security ? document.official->security
                               : document.masthead                              ? document.masthead->security
                                                                                : std::nullopt;
        if (security) {
            tree.text("security_level", tree.keep(security->level));
        }
        optional(tree, "part", key.part);
        tree.text("section_id", section.id);
        optional(tree, "section", section.title);
        tree.text("article_id", article.id);
        count(tree, "article_index", place.article);
        optional(tree, "article", article.title);
    }

    bool close(ValueTree& tree, std::string pointer, const Pages& pages, const std::string& text) const {
        tree.text("pointer", tree.keep(std::move(pointer)));
        if (pages.first > 0) {
            tree.integer("page", pages.first);
            tree.integer("last_page", pages.last);
        }
        count(tree, "characters", count_characters(text));
        tree.text("text", text);
        tree.close();
        return take_(tree);
    }

    static std::string pointer_to(const Key& key, const Place& place) {
        return key.pointer + "/sections/" + std::to_string(place.section) + "/articles/" + std::to_string(place.in_section);
    }

    static std::string_view caption_of(const Document& document, std::string_view figure) {
        const auto found = std::find_if(document.figures.begin(), document.figures.end(), [&](const DocumentFigure& one) { return one.id == figure; });
        return found == document.figures.end() ? std::string_view() : found->caption;
    }

    static void optional(ValueTree& tree, std::string_view key, std::string_view value) {
        if (!value.empty()) {
            tree.text(key, value);
        }
    }

    static void optional(ValueTree& tree, std::string_view key, const std::optional<int>& value) {
        if (value) {
            tree.integer(key, *value);
        }
    }

    static void count(ValueTree& tree, std::string_view key, std::size_t value) { tree.integer(key, static_cast<std::int64_t>(value)); }

    const Source& source_;
    const Rows rows_;
    const std::function<bool(const ValueTree&)>& take_;
    int parts_ = 0;
};

}  // namespace

void for_each_record(const Document& document, Rows rows, const std::function<bool(const ValueTree& record)>& take) {
    Records(document, rows, take);
}

}  // namespace bianmu::emit
