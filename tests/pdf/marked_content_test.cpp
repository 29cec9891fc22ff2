#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

TEST(PdfMarkedContent, ArtifactsAndIdsAreNoted) {
    const PdfReading got = read_content(
        "BT /F1 10 Tf 100 700 Td /Artifact BMC (a) Tj EMC /P << /MCID 7 >> BDC (b) Tj /Span << /Lang (en) >> BDC (c) Tj EMC EMC (d) Tj ET");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_TRUE(runs[0].artifact);
    EXPECT_EQ(runs[0].mcid, -1);
    EXPECT_FALSE(runs[1].artifact);
    EXPECT_EQ(runs[1].mcid, 7);
    EXPECT_EQ(runs[1].count, 2U) << "a span inside keeps the id";
    EXPECT_EQ(runs[2].mcid, -1);
}

TEST(PdfMarkedContent, EndsWithoutBeginningsDoNoHarm) {
    const PdfReading got =
        read_content("EMC EMC BT /F1 10 Tf 100 700 Td /Artifact /MC0 BDC (a) Tj EMC /P << /MCID 1 >> BDC (b) Tj EMC EMC (c) Tj ET",
                     "/Properties << /MC0 << /Type /Pagination >> >>");
    EXPECT_EQ(got.text(), "abc");
    const auto& runs = got.page().runs;
    EXPECT_EQ(runs.back().mcid, -1);
    EXPECT_FALSE(runs.back().artifact);
}

TEST(PdfMarkedContent, IdsOfFormsAreNotThePages) {
    PdfBuilder pdf;
    const std::string font = std::to_string(pdf.add_latin_font("F1", "Example"));
    const int form = pdf.add_stream("/Subtype /Form /BBox [0 0 500 500] /Resources << /Font << /F1 " + font + " 0 R >> >>",
                                    "BT /F1 10 Tf 10 10 Td /P << /MCID 3 >> BDC (x) Tj EMC ET");
    PdfPage page;
    page.content = "/Artifact BMC /X Do EMC /X Do";
    page.resources = "/XObject << /X " + std::to_string(form) + " 0 R >>";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.page().runs.size(), 2U);
    EXPECT_TRUE(got.page().runs[0].artifact);
    EXPECT_FALSE(got.page().runs[1].artifact);
    EXPECT_EQ(got.page().runs[0].mcid, -1);
    EXPECT_EQ(got.page().runs[1].mcid, -1);
}

TEST(PdfActualText, ReplacesTheGlyphs) {
    const PdfReading got =
        read_content("BT /F1 10 Tf 100 700 Td (a) Tj /Span << /ActualText <FEFF56FE4E66> >> BDC (xyzw) Tj EMC (b) Tj ET");
    EXPECT_EQ(got.text(), "a图书b");
    const auto& glyphs = got.page().glyphs;
    EXPECT_NEAR(glyphs[1].x, 112, 0.01) << "of xyzw the second begins the first half's character";
    EXPECT_NEAR(glyphs[3].x, 130, 0.01);
}

TEST(PdfActualText, MayBeLongerThanTheGlyphs) {
    const PdfReading got = read_content("BT /F1 10 Tf 100 700 Td /Span << /ActualText (etc) >> BDC (&) Tj EMC ET");
    EXPECT_EQ(got.text(), "etc");
    EXPECT_NEAR(got.page().glyphs[2].x, 104, 0.01);
    EXPECT_NEAR(got.page().glyphs[2].advance, 2, 0.01);
}

TEST(PdfActualText, EmptyMeansNoText) {
    const PdfReading got = read_content(
        "BT /F1 10 Tf 100 700 Td (a) Tj /Span << /ActualText () >> BDC (a) Tj EMC /Span << /ActualText <FEFF> "
        ">> BDC (a) Tj EMC (b) Tj ET");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs[0].paint, model::Paint::fill);
    EXPECT_EQ(runs[1].paint, model::Paint::invisible);
    EXPECT_EQ(runs[2].paint, model::Paint::invisible);
    EXPECT_EQ(runs[3].paint, model::Paint::fill);
}

TEST(PdfActualText, ATabIsASpace) {
    const PdfReading got = read_content("BT /F1 10 Tf 100 700 Td (a) Tj /Span << /ActualText <FEFF0009> >> BDC ( ) Tj EMC (b) Tj ET");
    EXPECT_EQ(got.text(), "a b");
}

TEST(PdfActualText, GivesGlyphsWithoutUnicodeTheirText) {
    PdfBuilder pdf;
    pdf.add_cid_font("F1", "Example", {"甲"}, false);
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td /Span << /ActualText <FEFF6C34> >> BDC <0001> Tj EMC ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "水");
    EXPECT_EQ(got.page().unmapped, 0U);
    EXPECT_FALSE(got.says("pdf.unmapped_glyphs"));
}

}  // namespace
}  // namespace bianmu::test
