#include <gtest/gtest.h>

#include "extract/pdf/font_name.h"
#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

using extract::pdf::FontName;
using extract::pdf::parse_font_name;

TEST(PdfFontName, StripsTheSubsetTagAndTheStyle) {
    const FontName name = parse_font_name("ABCDEF+SimSun,Bold");
    EXPECT_EQ(name.family, "SimSun");
    EXPECT_TRUE(name.bold);
    EXPECT_FALSE(name.italic);
    EXPECT_FALSE(name.anonymous);
}

TEST(PdfFontName, ReadsGb18030Bytes) {
    EXPECT_EQ(parse_font_name("ABCDEE+\xCB\xCE\xCC\xE5").family, "宋体");
    EXPECT_EQ(parse_font_name("\xB7\xC2\xCB\xCE_GB2312").family, "仿宋_GB2312");
    EXPECT_EQ(parse_font_name("楷体").family, "楷体");
}

TEST(PdfFontName, BoldIsAWeightNotATypeface) {
    EXPECT_TRUE(parse_font_name("Example-BoldMT").bold);
    EXPECT_TRUE(parse_font_name("Example-Black").bold);
    EXPECT_TRUE(parse_font_name("ExampleHeavy").bold);
    EXPECT_FALSE(parse_font_name("SimHei").bold);
    EXPECT_FALSE(parse_font_name("黑体").bold);
    EXPECT_FALSE(parse_font_name("Blacksmith").bold);
    EXPECT_TRUE(parse_font_name("Example-BoldItalic").italic);
    EXPECT_TRUE(parse_font_name("Example-Oblique").italic);
}

TEST(PdfFontName, KnowsMadeUpNames) {
    for (const char* name : {"CIDFont+F1", "ABCDEF+CIDFont+F2", "F12", "T3Font_3", ""}) {
        EXPECT_TRUE(parse_font_name(name).anonymous) << name;
        EXPECT_EQ(parse_font_name(name).family, "") << name;
    }
    EXPECT_FALSE(parse_font_name("FZFSK").anonymous);
}

TEST(PdfFont, TakesBoldAndItalicFromTheDescriptor) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "One", "/FontWeight 700");
    pdf.add_latin_font("F2", "Two", "/Flags 262212");
    pdf.add_latin_font("F3", "Three", "/FontWeight 400 /Flags 32");
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf (a) Tj /F2 10 Tf (b) Tj /F3 10 Tf (c) Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.page().runs.size(), 3U);
    EXPECT_TRUE(got.font(0).bold);
    EXPECT_FALSE(got.font(0).italic);
    EXPECT_TRUE(got.font(1).bold);
    EXPECT_TRUE(got.font(1).italic);
    EXPECT_FALSE(got.font(2).bold);
    EXPECT_EQ(got.font(2).name, "Three");
    EXPECT_FLOAT_EQ(got.font(2).ascent, 0.8F);
    EXPECT_FLOAT_EQ(got.font(2).descent, -0.2F);
}

TEST(PdfFont, SubsetsOfOneFontAreOneFont) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "ABCDEF+Example");
    pdf.add_latin_font("F2", "GHIJKL+Example");
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf (a) Tj /F2 10 Tf (b) Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.pages.fonts.size(), 1U);
    EXPECT_EQ(got.page().runs.size(), 1U);
}

TEST(PdfFont, NamedFontsAreReadThroughPopplersData) {
    PdfBuilder pdf;
    pdf.add_named_cjk_font("F1", "SimSun", "GBK-EUC-H");
    pdf.add_named_cjk_font("F2", "FangSong", "UniGB-UCS2-H");
    PdfPage page;
    page.content = "BT 100 700 Td /F1 16 Tf <CBABC7C5D5F2> Tj /F2 16 Tf <56FE4E669986> Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "双桥镇图书馆");
    EXPECT_FALSE(got.says("pdf.unmapped_glyphs"));
    EXPECT_TRUE(got.font(0).has_unicode);
    EXPECT_NEAR(got.page().glyphs[1].x, 116, 0.01);
}

TEST(PdfFont, VerticalWriting) {
    PdfBuilder pdf;
    pdf.add_named_cjk_font("F1", "SimSun", "UniGB-UCS2-V");
    PdfPage page;
    page.content = "BT 300 700 Td /F1 10 Tf <56FEFF0C4E66> Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "图，书") << "the vertical form is the plain comma";
    ASSERT_EQ(got.page().runs.size(), 1U);
    EXPECT_TRUE(got.page().runs[0].vertical);
    EXPECT_FLOAT_EQ(got.page().runs[0].angle, 0);
    const auto& glyphs = got.page().glyphs;
    EXPECT_NEAR(glyphs[0].x, 295, 0.01) << "the left edge, not the middle, is the origin";
    EXPECT_NEAR(glyphs[1].y - glyphs[0].y, 10, 0.01);
    EXPECT_NEAR(glyphs[0].advance, 10, 0.01);
}

TEST(PdfFont, CodesWithoutUnicodeAreCountedNotGuessed) {
    PdfBuilder pdf;
    pdf.add_cid_font("F1", "ABCDEF+Example", {"甲", "乙"}, false);
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf " + cid_codes(2) + " Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "\uFFFD\uFFFD");
    EXPECT_EQ(got.page().unmapped, 2U);
    EXPECT_FALSE(got.font(0).has_unicode);
    EXPECT_EQ(got.message("pdf.unmapped_glyphs"),
              "font \"Example\": 2 glyphs have no Unicode value (Adobe-Identity codes without a ToUnicode map); page 1: 2");
}

TEST(PdfFont, HolesInTheMapAndPrivateUseAreReported) {
    PdfBuilder pdf;
    pdf.add_cid_font("F1", "Example", {"甲", "", "\uE123"});
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf " + cid_codes(3) + " Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "甲\uFFFD\uE123");
    EXPECT_EQ(got.page().unmapped, 1U);
    EXPECT_TRUE(got.font(0).has_unicode);
    EXPECT_EQ(got.message("pdf.unmapped_glyphs"),
              "font \"Example\": 1 glyphs have no Unicode value (its ToUnicode map leaves them out); "
              "1 glyphs have private-use code points only, kept as they are; page 1: 2");
    ASSERT_EQ(got.diagnostics.size(), 1U);
    ASSERT_EQ(got.diagnostics[0].locations.size(), 1U);
    EXPECT_EQ(got.diagnostics[0].locations[0].page, 1);
}

}  // namespace
}  // namespace bianmu::test
