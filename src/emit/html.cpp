#include "emit/formats.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "emit/reading.h"
#include "model/hexadecimal.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

using namespace model;

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}body{max-width:46em;margin:2em auto;padding:0 1em;line-height:1.7;font-family:serif}"
    "h1,h2,h3,h4,h5,h6{line-height:1.3}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid;padding:.2em .6em;text-align:start}"
    "caption{caption-side:top}.fields{text-align:center}footer .fields,.after{text-align:start}.byline{text-align:end}pre{overflow-x:auto}"
    "img{max-width:100%}.notes{border-top:1px solid;font-size:.9em}.emphasis{text-emphasis:dot;-webkit-text-emphasis:dot}"
    ".item{margin:.3em 0}.item[data-mark]::before{content:attr(data-mark)}.c{color:var(--c)}@media(prefers-color-scheme:dark){.c{color:color-mix(in srgb,var(--c) 55%,white)}}";

/// Characters that HTML reads as its own; control characters are none of HTML's at all.
void escape(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
                    out += c;
                }
        }
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    escape(out, text);
    return out;
}

/// The language as far as the script tells it.
std::string_view language_of(const Document& document) {
    std::size_t han = 0, kana = 0, hangul = 0, latin = 0;
    const auto count = [&](std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_code_point(text, at);
            han += is_han(c) ? 1 : 0;
            kana += c >= 0x3041 && c < 0x3100 ? 1 : 0;
            hangul += c >= 0xAC00 && c < 0xD7A4 ? 1 : 0;
            latin += (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z' ? 1 : 0;
        }
    };
    const auto walk = [&](const auto& self, const Document& one) -> void {
        for (const Section& section : one.sections) {
            for (const Article& article : section.articles) {
                count(article.title);
                for (const DocumentBlock& block : article.blocks) {
                    count(block.text);
                }
            }
        }
        for (const Document& part : one.parts) {
            self(self, part);
        }
    };
    walk(walk, document);
    constexpr std::size_t kFew = 20;   // one kana among so many Han characters is still Japanese
    if (hangul > han && hangul > latin / 4) {
        return "ko";
    }
    if (kana * kFew > han && kana * kFew > latin) {
        return "ja";
    }
    return han * 2 > latin ? "zh" : latin > 0 ? "und-Latn" : "und";
}

class Writer : public Reading {
public:
    explicit Writer(const Options& options) : options_(options) {}
    std::string out;

    void head(const Document& document) {
        out += "<!DOCTYPE html>\n<html lang=\"" + std::string(language_of(document)) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
        out += "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escaped(document.title.empty() ? document.source.name : document.title);
        out += "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n";
    }

protected:
    void open_document(const Document& /*document*/) override { out += "<div>\n"; }
    void close_document() override { out += "</div>\n"; }

    void fields(Zone zone, const std::vector<std::string_view>& raw) override {
        const bool head = zone == Zone::masthead || zone == Zone::official_head;
        const bool foot = zone == Zone::imprint || zone == Zone::colophon;
        out += head ? "<header>\n" : foot ? "<footer>\n" : "";
        out += head || foot ? "<p class=\"fields\">" : "<p class=\"after\">";
        for (std::size_t i = 0; i < raw.size(); ++i) {
            out += i == 0 ? "" : "<br>\n";
            lines(raw[i]);
        }
        out += "</p>\n";
        out += head ? "</header>\n" : foot ? "</footer>\n" : "";
    }
    void title(const std::string& text) override { heading(level(), text, {}); }
    void contents(const Document& document) override {
        out += "<nav>\n";
        const std::string_view heading = raw_of(document, "/contents");
        out += heading.empty() ? "" : "<p>" + escaped(heading) + "</p>\n";
        for (std::size_t p = 0; p < document.contents.size(); ++p) {
            const ContentsPart& part = document.contents[p];
            out += part.section.empty() ? "" : "<p>" + escaped(part.section) + "</p>\n";
            out += "<ul>\n";
            for (std::size_t i = 0; i < part.entries.size(); ++i) {
                const ContentsLine entry = contents_line(document, p, i);
                const std::string title = (entry.numbered ? escaped(entry.marker) + " " : "") + escaped(entry.title);
                const std::string& target = part.entries[i].target;
                out += "<li>" + (target.empty() ? title : "<a href=\"#" + escaped(target) + "\">" + title + "</a>");
                out += (entry.page.empty() ? "" : " … " + escaped(entry.page)) + "</li>\n";
            }
            out += "</ul>\n";
        }
        out += "</nav>\n";
    }
    void open_section(const Section& section) override {
        out += "<section id=\"" + escaped(section.id) + "\">\n";
        if (!section.title.empty()) {
            heading(level() + 1, section.title, {});
        }
    }
    void close_section() override { out += "</section>\n"; }
    void open_article(const Article& article) override {
        out += "<article id=\"" + escaped(article.id) + "\">\n";
        if (!article.title.empty()) {
            heading(article_level(), article.title, {});
        }
        out += article.subtitle.empty() ? "" : "<p class=\"subtitle\">" + escaped(article.subtitle) + "</p>\n";
        out += article.byline.empty() ? "" : "<p class=\"byline\">" + escaped(article.byline) + "</p>\n";
    }
    void close_article() override { out += "</article>\n"; }

    void block(const DocumentBlock& block) override {
        const std::string id = " id=\"" + escaped(block.id) + "\"";
        switch (block.type) {
            case BlockType::heading: {
                const std::string tag = "h" + std::to_string(std::clamp(article_level() + block.level, 1, 6));
                element(tag, id, without_own_bold(block));
                break;
            }
            case BlockType::paragraph:
            case BlockType::formula:
                element("p", id, block);
                break;
            case BlockType::list_item:   // with the mark that is printed, so not of a list that makes marks of its own
                element("p", id + (drawn_mark(block).empty() ? "" : " data-mark=\"" + escaped(drawn_mark(block)) + "\"") + " class=\"item\" style=\"margin-inline-start:" + std::to_string(2 * std::max(block.level, 1)) + "em\"", block);
                break;
            case BlockType::quote:
                out += "<blockquote>";
                element("p", id, block);
                out += "</blockquote>\n";
                break;
            case BlockType::code:
                out += "<pre" + id + "><code>";
                escape(out, block.text);
                out += "</code></pre>\n";
                break;
            case BlockType::table:
                table(block, id);
                break;
            case BlockType::figure:
                picture(block, id);
                break;
        }
    }

    void notes(const std::vector<DocumentNote>& list) override {
        out += "<div class=\"notes\">\n";
        for (const DocumentNote& note : list) {
            out += "<p id=\"" + escaped(note.id) + "\"><a href=\"#ref-" + escaped(note.id) + "\">[" + std::to_string(number_of(note.id)) + "]</a> ";
            out += note.author.empty() ? "" : escaped(note.author) + ": ";
            lines(note.text);
            out += "</p>\n";
        }
        out += "</div>\n";
    }

private:
    /// Text whose line breaks stay.
    void lines(std::string_view text) {
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            out += at == 0 ? "" : "<br>";
            escape(out, text.substr(at, end - at));
            at = end + 1;
        }
    }

    void heading(int wanted, std::string_view text, std::string_view id) {
        const std::string tag = "h" + std::to_string(std::clamp(wanted, 1, 6));
        out += "<" + tag + std::string(id) + ">";
        lines(text);
        out += "</" + tag + ">\n";
    }

    void element(const std::string& tag, const std::string& attributes, const DocumentBlock& block) {
        out += "<" + tag + attributes + ">";
        inline_text(block.text, block.spans, block.leads);
        out += "</" + tag + ">\n";
    }

    void inline_text(std::string_view text, const std::vector<Span>& spans, const std::vector<Lead>& leads) {
        for (const Piece& piece : pieces_of(text, spans, leads)) {
            static const Span kPlain;
            write(piece, piece.span == nullptr ? kPlain : *piece.span);
        }
    }

    void write(const Piece& piece, const Span& span) {
        std::vector<std::string_view> open;
        const auto tag = [&](bool wanted, std::string_view name, const std::string& attributes = {}) {
            if (wanted) {
                out += "<" + std::string(name) + attributes + ">";
                open.push_back(name);
            }
        };
        const int note = number_of(span.note);
        const bool added = span.revision && (span.revision->kind == RevisionKind::insertion || span.revision->kind == RevisionKind::move_to);
        const bool removed = span.revision && (span.revision->kind == RevisionKind::deletion || span.revision->kind == RevisionKind::move_from);
        if (piece.text.empty() && note == 0) {
            return;
        }
        const std::string date = span.revision && !span.revision->date.empty() ? " datetime=\"" + escaped(span.revision->date) + "\"" : "";
        tag(added, "ins", date);
        tag(removed, "del", date);
        tag(note > 0, "sup", is_first_.insert(span.note).second ? " id=\"ref-" + escaped(span.note) + "\"" : "");
        tag(note > 0, "a", " href=\"#" + escaped(span.note) + "\"");
        tag(note == 0 && is_safe_link(span.link), "a", " href=\"" + escaped(span.link) + "\"");
        tag(span.bold || piece.lead, "strong");
        tag(span.italic, "em");
        tag(span.underline && span.link.empty(), "u");
        tag(span.strike, "s");
        tag(span.emphasis, "em", " class=\"emphasis\"");
        tag(span.superscript && note == 0, "sup");
        tag(span.subscript, "sub");
        tag(span.color && is_coloured(*span.color), "span", span.color ? " class=\"c\" style=\"--c:#" + model::hexadecimal(*span.color, 6) + "\"" : "");
        tag(!span.ruby.empty(), "ruby");
        if (piece.text.empty()) {
            out += "[" + std::to_string(note) + "]";
        } else {
            lines(piece.text);
        }
        if (!span.ruby.empty()) {
            out += "<rp>(</rp><rt>" + escaped(span.ruby) + "</rt><rp>)</rp>";
        }
        for (auto name = open.rbegin(); name != open.rend(); ++name) {
            out += "</" + std::string(*name) + ">";
        }
    }

    /// Grey and black are the reader's own colour of text, on whatever ground.
    static bool is_coloured(Color color) {
        const std::array<unsigned, 3> parts{color >> 16U & 255U, color >> 8U & 255U, color & 255U};
        constexpr unsigned kGrey = 48;   // of 255
        return *std::max_element(parts.begin(), parts.end()) - *std::min_element(parts.begin(), parts.end()) > kGrey;
    }

    void table(const DocumentBlock& block, const std::string& id) {
        out += "<table" + id + ">\n";
        out += block.caption.empty() ? "" : "<caption>" + escaped(block.caption) + "</caption>\n";
        int row = -1;
        for (const TableCell& cell : block.cells) {
            if (cell.row != row) {
                out += row < 0 ? "<tr>" : "</tr>\n<tr>";
                row = cell.row;
            }
            const std::string tag = cell.header ? "th" : "td";
            out += "<" + tag + (cell.row_span > 1 ? " rowspan=\"" + std::to_string(cell.row_span) + "\"" : "");
            out += (cell.column_span > 1 ? " colspan=\"" + std::to_string(cell.column_span) + "\"" : "") + std::string(">");
            inline_text(cell.text, cell.spans, {});
            out += "</" + tag + ">";
        }
        out += row < 0 ? "</table>\n" : "</tr>\n</table>\n";
        if (!block.text.empty()) {
            element("p", "", block);
        }
    }

    void picture(const DocumentBlock& block, const std::string& id) {
        out += "<figure" + id + ">";
        if (const DocumentFigure* const shown = figure(block.figure)) {
            if (!shown->file.empty()) {
                out += "<img src=\"" + escaped(options_.figures + shown->file) + "\" alt=\"" + escaped(shown->alt) + "\">";
            } else if (!shown->alt.empty()) {
                out += "<p>" + escaped(shown->alt) + "</p>";
            }
            out += shown->caption.empty() ? "" : "<figcaption>" + escaped(shown->caption) + "</figcaption>";
        }
        out += "</figure>\n";
        if (!block.text.empty()) {
            element("p", "", block);
        }
    }

    const Options& options_;
    std::set<std::string_view> is_first_;   ///< notes whose mark was met: the way back leads to the first
};

}  // namespace

bool is_safe_link(std::string_view link) {
    constexpr std::array<std::string_view, 5> kSafe{"http://", "https://", "mailto:", "tel:", "ftp://"};
    return std::any_of(kSafe.begin(), kSafe.end(), [&link](std::string_view start) { return link.starts_with(start); });
}

std::string to_html(const Document& document, const Options& options) {
    Writer writer(options);
    writer.head(document);
    writer.read(document);
    return std::move(writer.out) + "</main>\n</body>\n</html>\n";
}

}  // namespace bianmu::emit
