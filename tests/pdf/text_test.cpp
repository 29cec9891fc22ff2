#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

using model::Paint;

TEST(PdfText, PlacesGlyphsFromTheTopLeft) {
    const PdfReading got = read_content("BT /F1 10 Tf 100 700 Td (Ab c) Tj ET");
    ASSERT_EQ(got.error, "");
    EXPECT_EQ(got.text(), "Ab c");
    const model::Page& page = got.page();
    EXPECT_DOUBLE_EQ(page.width, 595);
    EXPECT_DOUBLE_EQ(page.height, 842);
    ASSERT_EQ(page.runs.size(), 1U);
    EXPECT_EQ(page.runs[0].count, 4U);
    EXPECT_FLOAT_EQ(page.runs[0].size, 10);
    EXPECT_FLOAT_EQ(page.runs[0].angle, 0);
    EXPECT_EQ(page.runs[0].paint, Paint::fill);
    EXPECT_EQ(page.runs[0].color, 0U);
    EXPECT_EQ(page.runs[0].mcid, -1);
    EXPECT_NEAR(page.glyphs[0].x, 100, 0.001);
    EXPECT_NEAR(page.glyphs[0].y, 142, 0.001);
    EXPECT_NEAR(page.glyphs[1].x, 106, 0.001);
    EXPECT_NEAR(page.glyphs[1].advance, 6, 0.001);
}

TEST(PdfText, LeavesSpacingOutOfTheAdvance) {
    const PdfReading got = read_content("BT /F1 10 Tf 2 Tc 5 Tw 100 700 Td (a b) Tj ET");
    const auto& glyphs = got.page().glyphs;
    ASSERT_EQ(glyphs.size(), 3U);
    for (const model::Glyph& glyph : glyphs) {
        EXPECT_NEAR(glyph.advance, 6, 0.001);
    }
    EXPECT_NEAR(glyphs[1].x, 108, 0.001);
    EXPECT_NEAR(glyphs[2].x, 121, 0.001);
}

TEST(PdfText, HorizontalScalingNarrowsGlyphsAndKeepsTheirSize) {
    const PdfReading got = read_content("BT /F1 10 Tf 50 Tz 2 Tc 100 700 Td (ab) Tj ET");
    EXPECT_FLOAT_EQ(got.page().runs[0].size, 10);
    EXPECT_NEAR(got.page().glyphs[0].advance, 3, 0.001);
    EXPECT_NEAR(got.page().glyphs[1].x, 104, 0.001);
}

TEST(PdfText, SizeIsTheHeightOnThePage) {
    const PdfReading got = read_content("q 2 0 0 2 0 0 cm BT /F1 1 Tf 7 0 0 7 50 300 Tm (a) Tj ET Q");
    EXPECT_FLOAT_EQ(got.page().runs[0].size, 14);
    EXPECT_NEAR(got.page().glyphs[0].x, 100, 0.001);
    EXPECT_NEAR(got.page().glyphs[0].y, 242, 0.001);
}

TEST(PdfText, ShearedTextIsSlantedAndNoLarger) {
    const PdfReading got = read_content("BT /F1 1 Tf 12 0 4 12 100 700 Tm (a) Tj 12 0 0 12 100 600 Tm (b) Tj ET");
    ASSERT_EQ(got.page().runs.size(), 2U);
    EXPECT_TRUE(got.page().runs[0].slanted);
    EXPECT_FLOAT_EQ(got.page().runs[0].size, 12);
    EXPECT_FALSE(got.page().runs[1].slanted);
}

TEST(PdfText, AngleTurnsClockwise) {
    const PdfReading got = read_content("BT /F1 10 Tf 0 1 -1 0 100 700 Tm (up) Tj 0 -1 1 0 200 700 Tm (down) Tj ET");
    ASSERT_EQ(got.page().runs.size(), 2U);
    EXPECT_FLOAT_EQ(got.page().runs[0].angle, -90);
    EXPECT_FLOAT_EQ(got.page().runs[1].angle, 90);
    EXPECT_NEAR(got.page().glyphs[1].y, 136, 0.001);
    EXPECT_NEAR(got.page().glyphs[0].advance, 6, 0.001);
}

TEST(PdfText, RenderModesBecomePaint) {
    const PdfReading got =
        read_content("BT /F1 10 Tf 100 700 Td 1 0 0 rg 0 0 1 RG 0 Tr (a) Tj 1 Tr (b) Tj 2 Tr (c) Tj 3 Tr (d) Tj 7 Tr (e) Tj ET");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 5U);
    EXPECT_EQ(runs[0].paint, Paint::fill);
    EXPECT_EQ(runs[0].color, 0xFF0000U);
    EXPECT_EQ(runs[1].paint, Paint::stroke);
    EXPECT_EQ(runs[1].color, 0x0000FFU);
    EXPECT_EQ(runs[2].paint, Paint::fill_stroke);
    EXPECT_EQ(runs[2].color, 0xFF0000U);
    EXPECT_EQ(runs[3].paint, Paint::invisible);
    EXPECT_EQ(runs[4].paint, Paint::clip);
}

TEST(PdfText, ThinStrokeInTheFillColourIsBold) {
    const PdfReading got =
        read_content("BT /F1 12 Tf 100 700 Td 2 Tr 0.34 w (bold) Tj 1 0 0 RG (outlined) Tj 0 G 3 w (fat) Tj 0.05 w (thin) Tj ET");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 2U) << "all but the first look alike";
    EXPECT_TRUE(runs[0].bold_stroke);
    EXPECT_FALSE(runs[1].bold_stroke);
    EXPECT_EQ(runs[1].count, 15U);
}

TEST(PdfText, BoldStrokeIsMeasuredOnThePage) {
    const PdfReading got = read_content("q 0.1 0 0 0.1 0 0 cm BT /F1 120 Tf 1000 7000 Td 2 Tr 3.4 w (bold) Tj ET Q");
    ASSERT_EQ(got.page().runs.size(), 1U);
    EXPECT_FLOAT_EQ(got.page().runs[0].size, 12);
    EXPECT_TRUE(got.page().runs[0].bold_stroke);
}

TEST(PdfText, InkBlackIsBlack) {
    const PdfReading got = read_content("BT /F1 12 Tf 100 700 Td 0 0 0 1 k (a) Tj 0 1 1 0 k (b) Tj 0.1 g (c) Tj ET");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[0].color, 0U);
    EXPECT_GT(runs[1].color >> 16U, 0xC0U);
    EXPECT_EQ(runs[2].color, 0x191919U) << "dark grey is a colour of its own";
}

TEST(PdfText, TransparentTextIsInvisible) {
    const PdfReading got = read_content("BT /F1 12 Tf 100 700 Td (a) Tj /G gs (b) Tj ET", "/ExtGState << /G << /ca 0 >> >>");
    ASSERT_EQ(got.page().runs.size(), 2U);
    EXPECT_EQ(got.page().runs[0].paint, Paint::fill);
    EXPECT_EQ(got.page().runs[1].paint, Paint::invisible);
}

TEST(PdfText, TextFilledWithAPatternIsVisible) {
    const PdfReading got = read_content("BT /F1 12 Tf 100 700 Td /Pattern cs /P scn (a) Tj ET",
                                        "/Pattern << /P << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB "
                                        "/Coords [0 0 100 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> "
                                        ">> >> >>");
    ASSERT_EQ(got.page().runs.size(), 1U);
    EXPECT_EQ(got.page().runs[0].paint, Paint::fill);
    EXPECT_FALSE(got.page().runs[0].clipped);
}

TEST(PdfText, TextOutsideTheClipOrThePageIsClipped) {
    const PdfReading got =
        read_content("q 90 690 100 30 re W n BT /F1 12 Tf 100 700 Td (in) Tj 0 -100 Td (out) Tj ET Q BT /F1 12 Tf -300 700 Td (off) Tj ET");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 2U) << "out and off look alike";
    EXPECT_FALSE(runs[0].clipped);
    EXPECT_TRUE(runs[1].clipped);
    EXPECT_EQ(runs[1].count, 6U);
}

TEST(PdfText, HiddenLayersAreNotRead) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    const int layer = pdf.add("<< /Type /OCG /Name " + pdf_text("hidden") + " >>");
    const std::string ref = std::to_string(layer) + " 0 R";
    pdf.add_catalog("/OCProperties << /OCGs [" + ref + "] /D << /OFF [" + ref + "] >> >>");
    PdfPage page;
    page.content = "BT /F1 12 Tf 100 700 Td (a) Tj /OC /L BDC (hidden) Tj EMC (b) Tj ET";
    page.resources = "/Properties << /L " + ref + " >>";
    pdf.add_page(page);
    EXPECT_EQ(read_pdf(pdf.build()).text(), "ab");
}

TEST(PdfText, TextOfFormsAndFieldsCounts) {
    PdfBuilder pdf;
    const std::string font = std::to_string(pdf.add_latin_font("F1", "Example"));
    const std::string dictionary = "/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /Font << /F1 " + font + " 0 R >> >>";
    const std::string form = std::to_string(pdf.add_stream(dictionary, "BT /F1 10 Tf 0 5 Td (form) Tj ET"));
    const std::string value = std::to_string(pdf.add_stream(dictionary, "BT /F1 10 Tf 0 5 Td (field) Tj ET"));
    PdfPage page;
    page.content = "q 1 0 0 1 100 500 cm /X Do Q";
    page.resources = "/XObject << /X " + form + " 0 R >>";
    page.entries = "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [100 300 300 350] /F 4 /AP << /N " + value + " 0 R >> >>]";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "formfield");
    EXPECT_NEAR(got.page().glyphs[0].y, 842 - 505, 0.01);
    EXPECT_NEAR(got.page().glyphs[4].y, 842 - 305, 0.01);
}

TEST(PdfText, Type3GlyphsAreTextOfTheirSize) {
    PdfBuilder pdf;
    const int shape = pdf.add_stream("", "600 0 0 0 600 700 d1 0 0 600 700 re f");
    const std::string glyph = std::to_string(shape) + " 0 R";
    const int map = pdf.add_stream("", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <62> <6C34> endbfchar endcmap");
    const int font = pdf.add("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 "
                             "/Widths [600 600] /Encoding << /Differences [97 /a /odd] >> /CharProcs << /a " + glyph + " /odd " + glyph +
                             " >> /ToUnicode " + std::to_string(map) + " 0 R >>");
    PdfPage page;
    page.fonts = "/T " + std::to_string(font) + " 0 R";
    page.content = "BT /T 20 Tf 100 700 Td (b) Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "水");
    EXPECT_NEAR(got.page().runs[0].size, 20, 0.01);
    EXPECT_NEAR(got.page().glyphs[0].advance, 12, 0.01);
    EXPECT_TRUE(got.page().panels.empty()) << "what a glyph paints is no shape of the page";
}

}  // namespace
}  // namespace bianmu::test
