#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

PdfReading read_lying(const std::string& entries) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td (ab) Tj ET 1 w 100 600 m 200 600 l S";
    page.entries = entries;
    pdf.add_page(page);
    return read_pdf(pdf.build());
}

TEST(PdfPageLie, RotationTurnsThePage) {
    const PdfReading got = read_lying("/Rotate 90");
    EXPECT_DOUBLE_EQ(got.page().width, 842);
    EXPECT_DOUBLE_EQ(got.page().height, 595);
    EXPECT_FLOAT_EQ(got.page().runs[0].angle, 90);
    EXPECT_NEAR(got.page().glyphs[0].x, 700, 0.01);
    EXPECT_NEAR(got.page().glyphs[0].y, 100, 0.01);
    ASSERT_EQ(got.page().rules.size(), 1U);
    EXPECT_FALSE(got.page().rules[0].horizontal());
}

TEST(PdfPageLie, HalfATurn) {
    const PdfReading got = read_lying("/Rotate 180");
    EXPECT_DOUBLE_EQ(got.page().width, 595);
    EXPECT_FLOAT_EQ(std::abs(got.page().runs[0].angle), 180);
    EXPECT_NEAR(got.page().glyphs[0].x, 495, 0.01);
}

TEST(PdfPageLie, TheCropBoxIsThePage) {
    const PdfReading got = read_lying("/CropBox [50 650 350 800]");
    EXPECT_DOUBLE_EQ(got.page().width, 300);
    EXPECT_DOUBLE_EQ(got.page().height, 150);
    EXPECT_NEAR(got.page().glyphs[0].x, 50, 0.01);
    EXPECT_NEAR(got.page().glyphs[0].y, 100, 0.01);
    EXPECT_FALSE(got.page().runs[0].clipped);
    EXPECT_TRUE(got.page().rules.empty()) << "the line lies outside";
}

TEST(PdfPageLie, TextBesideTheCropBoxIsClipped) {
    const PdfReading got = read_lying("/CropBox [0 0 300 300]");
    EXPECT_EQ(got.text(), "ab");
    EXPECT_TRUE(got.page().runs[0].clipped);
}

TEST(PdfPageRange, ReadsTheChosenPagesOnce) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    for (const char* text : {"one", "two", "three", "four"}) {
        PdfPage page;
        page.content = std::string("BT /F1 10 Tf 100 700 Td (") + text + ") Tj ET";
        pdf.add_page(page);
    }
    extract::pdf::Options options;
    options.pages = {{4, 9}, {2, 2}, {2, 2}};
    const PdfReading got = read_pdf(pdf.build(), options);
    EXPECT_EQ(got.pages.page_count, 4);
    ASSERT_EQ(got.pages.pages.size(), 2U);
    EXPECT_EQ(got.page(1).number, 2);
    EXPECT_EQ(got.text(1), "two");
    EXPECT_EQ(got.page(2).number, 4);
    EXPECT_EQ(got.text(2), "four");
}

TEST(PdfPageRange, ContentsInPiecesAreOne) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    const int first = pdf.add_stream("", "BT /F1 10 Tf 100 700 Td (a) Tj", true);
    const int second = pdf.add_stream("", "(b) Tj ET");
    PdfPage page;
    page.entries = "/Contents [" + std::to_string(first) + " 0 R " + std::to_string(second) + " 0 R]";
    std::string file;
    pdf.add_page(page);
    file = pdf.build();
    // The builder writes a /Contents of its own first; of two equal keys the reader may take either, so the first is renamed.
    const std::size_t at = file.find("/Contents ");
    ASSERT_NE(at, std::string::npos);
    file.replace(at, 9, "/Contentz");
    EXPECT_EQ(read_pdf(file).text(), "ab");
}

}  // namespace
}  // namespace bianmu::test
