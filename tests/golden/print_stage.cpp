// print_stage extract|layout FILE: what a step of the pipeline leaves for the next, as text to compare and to read.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "extract/docx/read.h"
#include "extract/pdf/read.h"
#include "layout/layout.h"
#include "model/text.h"

namespace {

using namespace bianmu;

constexpr int kExtractPages = 2;   // the first pages show every kind of glyph run; the rest is more of it

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    }
    return out + '"';
}

std::string style(const model::TextStyle& style, const std::vector<model::Font>& fonts) {
    char size[32];
    std::snprintf(size, sizeof size, " %.1f", static_cast<double>(style.size));
    std::string out = style.font >= 0 ? fonts[static_cast<std::size_t>(style.font)].name : "-";
    out += size;
    out += style.bold ? " bold" : "";
    out += style.italic ? " italic" : "";
    out += style.underline ? " underline" : "";
    out += style.script == model::Script::superscript ? " superscript" : "";
    if (style.color != 0) {
        std::snprintf(size, sizeof size, " #%06x", style.color);
        out += size;
    }
    return out;
}

void print_pages(const model::Pages& pages) {
    std::printf("pages %d, title %s, author %s\n", pages.page_count, quoted(pages.metadata.title).c_str(), quoted(pages.metadata.author).c_str());
    for (const model::Page& page : pages.pages) {
        if (page.number > kExtractPages) {
            return;
        }
        std::printf("page %d %.0f x %.0f\n", page.number, page.width, page.height);
        for (const model::GlyphRun& run : page.runs) {
            std::string text;
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                model::append_utf8(text, page.glyphs[i].code);
            }
            const model::Glyph& first = page.glyphs[run.first];
            model::TextStyle look;
            look.font = static_cast<std::int32_t>(run.font);
            look.size = run.size;
            look.bold = pages.fonts[run.font].bold || run.bold_stroke;
            look.color = run.color;
            std::printf("  %.1f %.1f %s%s %s\n", static_cast<double>(first.x), static_cast<double>(first.y), style(look, pages.fonts).c_str(),
                        run.artifact ? " artifact" : "", quoted(text).c_str());
        }
        for (const model::Rule& rule : page.rules) {
            std::printf("  rule %.1f %.1f %.1f %.1f #%06x\n", rule.box.x0, rule.box.y0, rule.box.x1, rule.box.y1, rule.color);
        }
    }
}

void print_places(const std::vector<model::Location>& locations) {
    for (const model::Location& place : locations) {
        if (place.box) {
            std::printf(" [%d: %.0f %.0f %.0f %.0f]", place.page, place.box->x0, place.box->y0, place.box->x1, place.box->y1);
        } else {
            std::printf(" [%d/%d]", place.part, place.paragraph);
        }
    }
}

void print_block(const model::Block& block, const model::Flow& flow, int indent) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
        constexpr const char* alignments[] = {"start", "center", "end", "justify"};
        std::printf("%*sparagraph %s left %.0f first %.0f", indent, "", alignments[static_cast<int>(paragraph->alignment)],
                    static_cast<double>(paragraph->indent_left), static_cast<double>(paragraph->first_line));
        std::printf("%s%s%s%s", paragraph->page_break_before ? " page-break" : "", paragraph->rule_above ? " rule-above" : "",
                    paragraph->rule_below ? " rule-below" : "", paragraph->floating ? " floating" : "");
        if (paragraph->outline_level > 0) {
            std::printf(" outline %d", paragraph->outline_level);
        }
        if (paragraph->marker) {
            std::printf(" marker %s", quoted(paragraph->marker->text).c_str());
        }
        print_places(paragraph->locations);
        std::printf("\n");
        for (const model::Run& run : paragraph->runs) {
            std::printf("%*s  %s %s\n", indent, "", style(run.style, flow.fonts).c_str(),
                        quoted(std::string_view(paragraph->text).substr(run.start, run.end - run.start)).c_str());
        }
    } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
        std::printf("%*stable %d x %d%s", indent, "", table->rows, table->columns, table->ruled ? " ruled" : "");
        print_places(table->locations);
        std::printf("\n");
        for (const model::Cell& cell : table->cells) {
            std::printf("%*s cell %d %d span %d %d%s\n", indent, "", cell.row, cell.column, cell.row_span, cell.column_span, cell.header ? " header" : "");
            for (const model::Block& inner : cell.blocks) {
                print_block(inner, flow, indent + 4);
            }
        }
    } else {
        const auto& figure = std::get<model::Figure>(block.value);
        std::printf("%*sfigure %d x %d %s\n", indent, "", figure.pixel_width, figure.pixel_height, quoted(figure.alt).c_str());
    }
}

void print_flow(const model::Flow& flow) {
    for (const model::Block& block : flow.blocks) {
        print_block(block, flow, 0);
    }
    for (const model::Note& note : flow.notes) {
        std::printf("note %s\n", quoted(note.text).c_str());
    }
    for (const model::Furniture& piece : flow.furniture) {
        constexpr const char* kinds[] = {"header", "footer", "page_number", "watermark"};
        std::printf("%s %s\n", kinds[static_cast<int>(piece.kind)], quoted(piece.text).c_str());
    }
    for (const model::Discarded& entry : flow.discarded) {
        std::printf("discarded %s %llu\n", entry.reason.c_str(), static_cast<unsigned long long>(entry.chars));
    }
    std::printf("source characters %llu\n", static_cast<unsigned long long>(flow.source_chars));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "print_stage extract|layout FILE\n");
        return 2;
    }
    const bool layout_stage = std::string_view(argv[1]) == "layout";
    std::ifstream in(argv[2], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    model::Diagnostics sink;
    if (bytes.starts_with("PK")) {
        const auto flow = extract::docx::read(std::as_bytes(std::span(bytes)), {}, {}, sink);
        if (!flow) {
            std::fprintf(stderr, "%s\n", flow.error().message.c_str());
            return 1;
        }
        print_flow(*flow);   // both stages: a DOCX is a flow at once
        return 0;
    }
    auto pages = extract::pdf::read(std::as_bytes(std::span(bytes)), {}, {}, sink);
    if (!pages) {
        std::fprintf(stderr, "%s\n", pages.error().message.c_str());
        return 1;
    }
    if (layout_stage) {
        print_flow(layout::lay_out(std::move(*pages), sink));
    } else {
        print_pages(*pages);
    }
    return 0;
}
