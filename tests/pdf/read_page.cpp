#include "pdf/read_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/text.h"
#include "pdf/compare_pages.h"

namespace bianmu::test {

bool PdfReading::says(std::string_view code) const {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const auto& diagnostic) { return diagnostic.code == code; });
}

std::string PdfReading::message(std::string_view code) const {
    for (const model::Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.code == code) {
            return diagnostic.message;
        }
    }
    return {};
}

std::string PdfReading::text(std::size_t number) const {
    std::string out;
    for (const model::Glyph& glyph : page(number).glyphs) {
        model::append_utf8(out, glyph.code == 0 ? 0xFFFD : glyph.code);
    }
    return out;
}

PdfReading read_pdf(const std::string& file, const extract::pdf::Options& options, const model::Limits& limits) {
    for (const auto& [kind, example] : compare_readers(file)) {
        ADD_FAILURE() << "the readers differ in " << kind << ": " << example;
    }
    return read_pdf_alone(file, options, limits);
}

PdfReading read_pdf_alone(const std::string& file, const extract::pdf::Options& options, const model::Limits& limits) {
    model::Diagnostics sink;
    PdfReading out;
    auto pages = extract::pdf::read(bytes_of(file), options, limits, sink);
    if (pages) {
        out.pages = *std::move(pages);
    } else {
        out.error = model::info(pages.error().code).name;
    }
    out.diagnostics = sink.take();
    return out;
}

PdfReading read_content(const std::string& content, const std::string& resources) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = content;
    page.resources = resources;
    pdf.add_page(page);
    return read_pdf(pdf.build());
}

}  // namespace bianmu::test
