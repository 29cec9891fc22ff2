#include "emit/formats.h"

#include <algorithm>
#include <string>
#include <vector>

#include "emit/reading.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

using namespace model;

constexpr std::size_t kWidestColumn = 40;   // half-width characters; longer cells go on in lines below
constexpr std::string_view kGap = "  ";     // between columns

std::size_t width_of(char32_t c) {
    const bool hangul = (c >= 0x1100 && c < 0x1160) || (c >= 0xAC00 && c < 0xD7A4);
    const bool half = c >= 0xFF61 && c < 0xFFE0;
    return is_space(c) && c != U'\u3000' ? (c == U' ' || c == U'\u00A0' ? 1 : 0) : (is_cjk(c) || hangul) && !half ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        width += width_of(next_code_point(text, at));
    }
    return width;
}

/// The lines of a cell, none wider than a column may be; words are kept whole where they fit.
std::vector<std::string> wrapped(std::string_view text) {
    std::vector<std::string> lines(1);
    std::size_t width = 0, break_at = 0;   // behind the last space of the line
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        if (c == U'\n') {
            lines.emplace_back();
            width = break_at = 0;
            continue;
        }
        if (width + width_of(c) > kWidestColumn) {
            std::string rest = break_at > 0 ? lines.back().substr(break_at) : std::string();
            lines.back().resize(break_at > 0 ? break_at : lines.back().size());
            width = width_of(rest);
            lines.push_back(std::move(rest));
            break_at = 0;
        }
        lines.back() += c == U'\t' ? std::string_view(" ") : text.substr(start, at - start);
        width += c == U'\t' ? 1 : width_of(c);
        break_at = c == U' ' || c == U'\t' ? lines.back().size() : break_at;
    }
    return lines;
}

class Writer : public Reading {
public:
    std::string text;

protected:
    void fields(Zone /*zone*/, const std::vector<std::string_view>& raw) override {
        for (const std::string_view line : raw) {
            text += line;
            text += '\n';
        }
        text += '\n';
    }
    void title(const std::string& name) override { paragraph(name); }
    void contents(const Document& document) override {
        line(raw_of(document, "/contents"));
        for (std::size_t p = 0; p < document.contents.size(); ++p) {
            const ContentsPart& part = document.contents[p];
            const std::string_view printed = raw_of(document, "/contents/" + std::to_string(p) + "/section");
            line(printed.empty() ? part.section : printed);
            for (std::size_t i = 0; i < part.entries.size(); ++i) {
                const ContentsLine entry = contents_line(document, p, i);
                line(std::string(entry.marker) + (entry.marker.empty() ? "" : " ") + std::string(entry.title) + (entry.page.empty() ? "" : " … ") + std::string(entry.page));
            }
        }
        text += '\n';
    }
    void open_section(const Section& section) override {
        const std::u32string marks = to_utf32(section.marker);
        const bool pair = marks.size() == 2;
        paragraph(pair ? to_utf8(marks.substr(0, 1)) + section.title + to_utf8(marks.substr(1)) : section.marker + section.title);
    }
    void open_article(const Article& article) override {
        paragraph(article.title);
        paragraph(article.subtitle);
        paragraph(article.byline);
    }
    void block(const DocumentBlock& block) override {
        paragraph(block.caption);
        if (block.type == BlockType::table) {
            table(block);
        }
        const DocumentFigure* const shown = figure(block.figure);
        if (shown != nullptr) {
            paragraph(shown->caption.empty() ? shown->alt : shown->caption);
        }
        const std::string indent = block.type == BlockType::list_item && block.level > 1 ? std::string(2 * static_cast<std::size_t>(block.level - 1), ' ') : "";
        std::string said = with_marks(block.text, block.spans);
        paragraph(said.empty() ? said : indent + drawn_mark(block) + said);
    }
    void notes(const std::vector<DocumentNote>& list) override {
        for (const DocumentNote& note : list) {
            text += '[' + std::to_string(number_of(note.id)) + "] " + (note.author.empty() ? "" : note.author + ": ") + note.text + '\n';
        }
        text += '\n';
    }

private:
    void line(std::string_view said) {
        text += said;
        text += said.empty() ? "" : "\n";
    }

    void paragraph(const std::string& said) {
        if (!said.empty()) {
            text += said + "\n\n";
        }
    }

    /// The text with what is printed beside it in brackets, and a number where the mark of a note is.
    std::string with_marks(std::string_view said, const std::vector<Span>& spans) const {
        std::string out;
        for (const Piece& piece : pieces_of(said, spans, {})) {
            out += piece.text;
            if (piece.span != nullptr && !piece.span->ruby.empty()) {
                out += "(" + piece.span->ruby + ")";
            }
            if (piece.span != nullptr && piece.text.empty() && number_of(piece.span->note) > 0) {
                out += '[' + std::to_string(number_of(piece.span->note)) + ']';
            }
        }
        return out;
    }

    void table(const DocumentBlock& block) {
        const auto columns = static_cast<std::size_t>(std::max(block.columns, 0));
        std::vector<std::size_t> widths(columns);
        std::vector<std::vector<std::string>> lines;
        for (const TableCell& cell : block.cells) {
            lines.push_back(wrapped(with_marks(cell.text, cell.spans)));
            for (const std::string& line : lines.back()) {
                if (cell.column_span == 1 && static_cast<std::size_t>(cell.column) < columns) {
                    std::size_t& width = widths[static_cast<std::size_t>(cell.column)];
                    width = std::max(width, width_of(line));
                }
            }
        }
        for (std::size_t first = 0; first < block.cells.size();) {
            std::size_t end = first, height = 0;
            for (; end < block.cells.size() && block.cells[end].row == block.cells[first].row; ++end) {
                height = std::max(height, lines[end].size());
            }
            for (std::size_t line = 0; line < height; ++line) {
                row(block, widths, lines, first, end, line);
            }
            const bool head = std::all_of(block.cells.begin() + static_cast<std::ptrdiff_t>(first), block.cells.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](const TableCell& cell) { return cell.header; });
            if (head && (end == block.cells.size() || !block.cells[end].header)) {
                rule(widths);
            }
            first = end;
        }
        text += '\n';
    }

    void row(const DocumentBlock& block, const std::vector<std::size_t>& widths, const std::vector<std::vector<std::string>>& lines, std::size_t first,
             std::size_t end, std::size_t line) {
        std::string out;
        std::size_t at = 0, column = 0;   // half-width characters written, and those before the column
        std::size_t next = 0;
        for (std::size_t i = first; i < end; ++i) {
            for (; next < static_cast<std::size_t>(block.cells[i].column) && next < widths.size(); ++next) {
                column += widths[next] + kGap.size();
            }
            if (line < lines[i].size() && !lines[i][line].empty()) {
                if (at > 0 && at >= column) {   // a cell over several columns is wider than they are
                    out += kGap;
                    at += kGap.size();
                }
                out.append(column > at ? column - at : 0, ' ');
                at = std::max(at, column) + width_of(lines[i][line]);
                out += lines[i][line];
            }
        }
        text += out + '\n';
    }

    void rule(const std::vector<std::size_t>& widths) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            text += (i == 0 ? "" : std::string(kGap)) + std::string(widths[i], '-');
        }
        text += '\n';
    }
};

}  // namespace

std::string to_plain_text(const Document& document) {
    Writer writer;
    writer.read(document);
    while (writer.text.ends_with("\n\n")) {
        writer.text.pop_back();
    }
    return std::move(writer.text);
}

}  // namespace bianmu::emit
