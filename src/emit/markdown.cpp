#include "emit/formats.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "emit/document_tree.h"
#include "emit/markdown_text.h"
#include "emit/reading.h"
#include "emit/yaml.h"
#include "model/task_box.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

using namespace model;

class Writer : public Reading {
public:
    explicit Writer(const Options& options) : options_(options) {}
    std::string out;

protected:
    /// Fields stand in the head; the lines of an official document that a reader meets before and after the text stand there too.
    void fields(Zone zone, const std::vector<std::string_view>& raw) override {
        if (zone == Zone::recipients || zone == Zone::signature) {
            for (const std::string_view line : raw) {
                paragraph(line);
            }
        }
    }
    void open_document(const Document& document) override {
        if (document.masthead && !document.masthead->title.empty()) {
            heading(level(), document.masthead->title);
        }
    }
    void masthead_title(const std::string& /*text*/) override {}   // opens the document
    void title(const std::string& text) override { heading(level(), text); }
    void contents(const Document& document) override {
        end_list();
        paragraph(raw_of(document, "/contents"));
        for (std::size_t p = 0; p < document.contents.size(); ++p) {
            paragraph(document.contents[p].section);
            for (std::size_t i = 0; i < document.contents[p].entries.size(); ++i) {
                const ContentsLine entry = contents_line(document, p, i);
                out += "- ";
                if (entry.numbered) {
                    escape_markdown(out, entry.marker, true, " ");
                    out += ' ';
                }
                escape_markdown(out, entry.title, !entry.numbered, " ");
                if (!entry.page.empty()) {
                    out += " … ";
                    escape_markdown(out, entry.page, false, " ");
                }
                out += '\n';
            }
            out += '\n';
        }
    }
    void open_section(const Section& section) override {
        if (!section.title.empty()) {
            heading(level() + 1, section.title);
        }
    }
    void open_article(const Article& article) override {
        if (!article.title.empty()) {
            heading(article_level(), article.title);
        }
        paragraph(article.subtitle);
        paragraph(article.byline);
    }
    void close_article() override { end_list(); }

    void block(const DocumentBlock& block) override {
        if (block.type != BlockType::list_item) {
            end_list();
        }
        switch (block.type) {
            case BlockType::heading:
                end_list();
                out.append(static_cast<std::size_t>(std::clamp(article_level() + block.level, 1, 6)), '#') += ' ';
                inline_text(without_own_bold(block), false, " ");
                out += "\n\n";
                break;
            case BlockType::paragraph:
                inline_text(block, true, "\\\n");
                out += "\n\n";
                break;
            case BlockType::list_item:
                item(block);
                break;
            case BlockType::quote:
                out += "> ";
                inline_text(block, true, "\\\n> ");
                out += "\n\n";
                break;
            case BlockType::formula:
                if (block.latex.empty()) {
                    inline_text(block, true, "\\\n");
                } else {
                    out += "$$" + block.latex + "$$";
                }
                out += "\n\n";
                break;
            case BlockType::code:
                code(block.text);
                break;
            case BlockType::table:
                paragraph(block.caption);
                table(block);
                paragraph(block.text);
                break;
            case BlockType::figure:
                picture(block);
                paragraph(block.text);
                break;
        }
    }

    void notes(const std::vector<DocumentNote>& list) override {
        for (const DocumentNote& note : list) {
            // Readers drop a note that nothing calls, so it is a paragraph.
            out += called_.contains(note.id) ? "[^" + std::to_string(number_of(note.id)) + "]: " : "";
            escape_markdown(out, (note.author.empty() ? "" : note.author + ": ") + note.text, true, "\\\n    ");
            out += "\n\n";
        }
    }

private:
    void heading(int wanted, std::string_view text) {
        end_list();
        out.append(static_cast<std::size_t>(std::clamp(wanted, 1, 6)), '#') += ' ';
        escape_markdown(out, text, false, " ");
        out += "\n\n";
    }

    void paragraph(std::string_view text) {
        if (!text.empty()) {
            escape_markdown(out, text, true, "\\\n");
            out += "\n\n";
        }
    }

    void end_list() {
        if (!items_.empty()) {
            out += '\n';
            items_.clear();
        }
    }

    /// A number with a point or bracket numbers the item; any other mark but a bullet is text behind a bullet.
    void item(const DocumentBlock& block) {
        while (!items_.empty() && items_.back().level > block.level) {
            items_.pop_back();
        }
        std::size_t indent = 0;
        if (!items_.empty() && items_.back().level == block.level) {
            indent = items_.back().indent;
        } else if (!items_.empty()) {
            indent = items_.back().indent + items_.back().width;
        }
        const std::string& marker = block.marker;
        const std::size_t digits = marker.find_first_not_of("0123456789");
        const bool numbered = digits != std::string::npos && digits > 0 && digits < 9 && digits + 1 == marker.size() && (marker.back() == '.' || marker.back() == ')');
        const bool bullet = length(marker) == 1 && !is_word(first_code_point(marker)) && first_code_point(marker) < 0x3000 &&
                            !(first_code_point(marker) >= 0x2460 && first_code_point(marker) < 0x2500);
        const std::string mark = numbered ? marker + ' ' : "- ";
        const long number = numbered ? std::stol(marker) : -1;
        const bool same = !items_.empty() && items_.back().level == block.level;
        if (same && (number >= 0 ? items_.back().number + 1 != number : items_.back().number >= 0)) {
            out += '\n' + std::string(indent, ' ') + "<!-- -->\n\n";   // its number does not go on: another list
        }
        out.append(indent, ' ') += mark;
        DocumentBlock rest;
        const bool marked = (numbered || bullet) && block.text.starts_with(marker);
        std::size_t from = marked ? std::min(block.text.find_first_not_of(" \t", marker.size()), block.text.size()) : 0;
        if (const auto box = block.checked && (marked || marker.empty()) ? read_task_box(block.text, marker) : std::nullopt) {
            out += box->checked ? "[x] " : "[ ] ";
            from = box->end;
        }
        const bool cut = from > 0;
        if (cut) {
            rest = without_opening(block, from);
        }
        inline_text(cut ? rest : block, true, "\\\n" + std::string(indent + mark.size(), ' '));
        out += '\n';
        if (same) {
            items_.pop_back();
        }
        items_.push_back({block.level, indent, mark.size(), number});
    }

    static DocumentBlock without_opening(const DocumentBlock& block, std::size_t bytes) {
        DocumentBlock rest;
        const std::size_t points = length(std::string_view(block.text).substr(0, bytes));
        const auto less = [points](std::size_t at) { return at > points ? at - points : 0; };
        rest.text = block.text.substr(bytes);
        for (Span span : block.spans) {
            const bool empty = span.start == span.end;
            if (span.end > points || (empty && span.end == points)) {
                span.start = less(span.start);
                span.end = less(span.end);
                rest.spans.push_back(std::move(span));
            }
        }
        for (Lead lead : block.leads) {
            lead.start = less(lead.start);
            lead.end = less(lead.end);
            if (lead.end > lead.start) {
                rest.leads.push_back(std::move(lead));
            }
        }
        return rest;
    }

    void inline_text(const DocumentBlock& block, bool line_start, std::string_view line_break) {
        inline_text(block.text, block.spans, block.leads, line_start, line_break);
    }

    void inline_text(std::string_view text, const std::vector<Span>& spans, const std::vector<Lead>& leads, bool line_start, std::string_view line_break) {
        const std::vector<Piece> pieces = pieces_of(text, spans, leads);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            piece(pieces[i], line_start && i == 0, line_break);
        }
    }

    void piece(const Piece& piece, bool line_start, std::string_view line_break) {
        const int note = piece.span == nullptr ? 0 : number_of(piece.span->note);
        if (note > 0) {
            called_.insert(piece.span->note);
            out += "[^" + std::to_string(note) + "]";
        } else {
            write_markdown(piece, line_start, line_break, out);
        }
    }

    void code(std::string_view text) {
        std::size_t longest = 2, run = 0;
        for (const char c : text) {
            run = c == '`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        const std::string fence(longest + 1, '`');
        out += fence + '\n' + std::string(text) + '\n' + fence + "\n\n";
    }

    void table(const DocumentBlock& block) {
        const auto columns = static_cast<std::size_t>(std::max(block.columns, 0));
        if (columns == 0) {
            return;
        }
        const bool head = !block.cells.empty() && block.cells.front().row == 0 && block.cells.front().header;
        if (!head) {
            row(block, 0, 0, columns);
            rule(columns);
        }
        for (std::size_t first = 0; first < block.cells.size();) {
            std::size_t end = first;
            while (end < block.cells.size() && block.cells[end].row == block.cells[first].row) {
                ++end;
            }
            row(block, first, end, columns);
            if (head && first == 0) {
                rule(columns);
            }
            first = end;
        }
        out += '\n';
    }

    void rule(std::size_t columns) {
        out += '|';
        for (std::size_t i = 0; i < columns; ++i) {
            out += " --- |";
        }
        out += '\n';
    }

    /// A merged cell stands where it begins; what it covers is empty.
    void row(const DocumentBlock& block, std::size_t first, std::size_t end, std::size_t columns) {
        out += '|';
        for (std::size_t column = 0; column < columns; ++column) {
            out += ' ';
            if (first < end && static_cast<std::size_t>(block.cells[first].column) == column) {
                inline_text(block.cells[first].text, block.cells[first].spans, {}, false, "<br>");
                ++first;
            }
            out += out.ends_with(' ') ? "|" : " |";
        }
        out += '\n';
    }

    void picture(const DocumentBlock& block) {
        const DocumentFigure* const shown = figure(block.figure);
        if (shown == nullptr) {
            return;
        }
        if (!shown->file.empty()) {
            out += "![";
            escape_markdown(out, shown->alt, false, " ");
            out += "](<" + markdown_link(options_.figures + shown->file) + ">)\n\n";
        } else {
            paragraph(shown->alt);
        }
        paragraph(shown->caption);
    }

    struct Item {
        int level;
        std::size_t indent, width;
        long number;   ///< -1 for a bullet
    };

    const Options& options_;
    std::vector<Item> items_;   ///< the open items, outermost first
    std::set<std::string_view> called_;
};

}  // namespace

std::string to_markdown(const Document& document, const Options& options) {
    Writer writer(options);
    writer.out = "---\n";
    write_yaml(fields_tree(document), writer.out);
    writer.out += "---\n\n";
    writer.read(document);
    while (writer.out.ends_with("\n\n")) {
        writer.out.pop_back();
    }
    return std::move(writer.out);
}

}  // namespace bianmu::emit
