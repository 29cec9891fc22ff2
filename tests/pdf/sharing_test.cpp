#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

// Pages share interpreters; none may show it.

PdfPage page_with(const std::string& content, const std::string& entries = "") {
    PdfPage page;
    page.content = content;
    page.entries = entries;
    return page;
}

std::string show(const std::string& text) {
    return "BT /F1 10 Tf 100 700 Td (" + text + ") Tj ET";
}

TEST(PdfSharing, ManyPagesReadLikeEachAlone) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    pdf.add_page(page_with("1 0 0 rg 2 0 0 2 0 0 cm q q " + show("a")));
    pdf.add_page(page_with(show("b"), "/Rotate 90"));
    pdf.add_page(page_with("10 10 m 50 50 l " + show("c") + " /Artifact BMC"));
    pdf.add_page(page_with(show("d") + " 1 w 100 600 m 200 600 l S"));
    pdf.add_page(page_with(show("e"), "/CropBox [0 0 400 842]"));
    const std::string file = pdf.build();
    const PdfReading all = read_pdf(file);
    ASSERT_EQ(all.pages.pages.size(), 5U);
    for (int number = 1; number <= 5; ++number) {
        extract::pdf::Options options;
        options.pages = {{number, number}};
        const PdfReading alone = read_pdf(file, options);
        const model::Page& one = alone.page();
        const model::Page& same = all.page(static_cast<std::size_t>(number));
        EXPECT_EQ(alone.text(), all.text(static_cast<std::size_t>(number)));
        EXPECT_EQ(one.width, same.width);
        ASSERT_EQ(one.runs.size(), same.runs.size());
        EXPECT_EQ(one.runs[0].color, same.runs[0].color);
        EXPECT_EQ(one.runs[0].size, same.runs[0].size);
        EXPECT_EQ(one.runs[0].artifact, same.runs[0].artifact);
        EXPECT_EQ(one.glyphs[0].x, same.glyphs[0].x);
        EXPECT_EQ(one.glyphs[0].y, same.glyphs[0].y);
        EXPECT_EQ(one.rules.size(), same.rules.size()) << number;
    }
}

TEST(PdfSharing, OneNameForTwoFontsKeepsThemApart) {
    PdfBuilder pdf;
    const std::string first = std::to_string(pdf.add_cid_font("A", "One", {"甲"}));
    const std::string second = std::to_string(pdf.add_cid_font("B", "Two", {"乙"}));
    for (int i = 0; i < 4; ++i) {
        PdfPage page = page_with("BT /F 10 Tf 100 700 Td <0001> Tj ET");
        page.fonts = "/F " + (i % 2 == 0 ? first : second) + " 0 R ";
        pdf.add_page(page);
    }
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(1), "甲");
    EXPECT_EQ(got.text(2), "乙");
    EXPECT_EQ(got.text(3), "甲");
    EXPECT_EQ(got.text(4), "乙");
    EXPECT_EQ(got.pages.fonts.size(), 2U);
}

TEST(PdfSharing, FontsWrittenIntoThePageWork) {
    PdfBuilder pdf;
    for (const char* encoding : {"/WinAnsiEncoding", "/MacRomanEncoding"}) {
        PdfPage page = page_with("BT /F1 10 Tf 100 700 Td <E9> Tj ET");
        page.fonts = std::string("/F1 << /Type /Font /Subtype /Type1 /BaseFont /Example /Encoding ") + encoding + " >> ";
        pdf.add_page(page);
    }
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(1), "é");
    EXPECT_EQ(got.text(2), "È");
}

TEST(PdfSharing, AHiddenLayerLeftOpenHidesItsPageOnly) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    const std::string layer = std::to_string(pdf.add("<< /Type /OCG /Name " + pdf_text("hidden") + " >>")) + " 0 R";
    pdf.add_catalog("/OCProperties << /OCGs [" + layer + "] /D << /OFF [" + layer + "] >> >>");
    PdfPage page = page_with("/OC /L BDC " + show("hidden"));
    page.resources = "/Properties << /L " + layer + " >>";
    pdf.add_page(page);
    pdf.add_page(page_with(show("seen")));
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(1), "");
    EXPECT_EQ(got.text(2), "seen");
}

TEST(PdfSharing, PackedAndPlainContentsReadAlike) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page = page_with(show("same"));
    pdf.add_page(page);
    page.deflate = true;
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(1), "same");
    EXPECT_EQ(got.text(2), "same");
}

}  // namespace
}  // namespace bianmu::test
