#include <gtest/gtest.h>

#include "pdf/read_page.h"
#include "support/sfnt_builder.h"

namespace bianmu::test {
namespace {

// What a glyph stands for where the PDF does not say it.

PdfReading read_embedded(const std::string& file, const std::string& codes, const std::string& entries = "") {
    PdfBuilder pdf;
    pdf.add_embedded_font("F1", "ABCDEF+Example", file, entries);
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf <" + codes + "> Tj ET";
    pdf.add_page(page);
    return read_pdf(pdf.build());
}

TEST(PdfUnicode, TheEmbeddedFontsMapIsReadBackwards) {
    const std::string file = build_sfnt({maxp_table(6), cmap_table({{0x6C34, 2}, {0x7535, 3}, {0xE001, 4}, {0x20087, 5}})});
    const PdfReading got = read_embedded(file, "00020003000400050009");
    EXPECT_EQ(got.text(), "水电\uFFFD𠂇\uFFFD") << "private use says nothing";
    EXPECT_EQ(got.page().unmapped, 2U);
    EXPECT_TRUE(got.font(0).has_unicode);
    EXPECT_EQ(got.message("pdf.unmapped_glyphs"),
              "font \"Example\": 2 glyphs have no Unicode value (Adobe-Identity codes without a ToUnicode map); page 1: 2");
}

TEST(PdfUnicode, CidsAreMappedToGlyphsFirst) {
    PdfBuilder pdf;
    const int map = pdf.add_stream("", std::string("\0\0\0\2\0\1", 6));
    const std::string file = build_sfnt({maxp_table(3), cmap_table({{0x6C34, 1}, {0x7535, 2}})});
    pdf.add_embedded_font("F1", "Example", file, "/CIDToGIDMap " + std::to_string(map) + " 0 R");
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf <00010002> Tj ET";
    pdf.add_page(page);
    EXPECT_EQ(read_pdf(pdf.build()).text(), "电水");
}

TEST(PdfUnicode, GlyphNamesCountWhereTheMapIsSilent) {
    const std::string file = build_sfnt({maxp_table(4), cmap_table({{0x41, 1}}), post_table({".notdef", "B", "uni7535", "eacute"})});
    EXPECT_EQ(read_embedded(file, "000100020003").text(), "A电é");
}

TEST(PdfUnicode, AFontThatSaysNothingIsNotGuessedAt) {
    for (const std::string& file : {build_sfnt({maxp_table(4)}), std::string("no font"), build_sfnt({{"cmap", u16(0) + u16(999)}})}) {
        const PdfReading got = read_embedded(file, "00010002");
        EXPECT_EQ(got.text(), "\uFFFD\uFFFD");
        EXPECT_FALSE(got.font(0).has_unicode);
    }
}

TEST(PdfUnicode, AnyCutOfAFontEnds) {
    const std::string whole = build_sfnt({maxp_table(4), cmap_table({{0x41, 1}, {0x42, 2}}), post_table({"a", "b", "c"})});
    for (std::size_t length = 0; length < whole.size(); length += 3) {
        EXPECT_EQ(read_embedded(whole.substr(0, length), "00010002").page().glyphs.size(), 2U);
    }
}

TEST(PdfUnicode, PagesWithoutReadableTextAreMarked) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    pdf.add_cid_font("F2", "Secret", {}, false);
    const std::string hidden = "/F2 10 Tf " + cid_codes(30) + " Tj";
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf (some text) Tj " + hidden + " ET";
    pdf.add_page(page);
    page.content = "BT 100 700 Td /F1 10 Tf (text enough to outweigh what is not readable) Tj " + hidden + " ET";
    pdf.add_page(page);
    page.content = "BT 100 700 Td /F2 10 Tf " + cid_codes(3) + " Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_TRUE(got.page(1).unreadable);
    EXPECT_FALSE(got.page(2).unreadable);
    EXPECT_FALSE(got.page(3).unreadable) << "an ornament";
    EXPECT_EQ(got.message("page.unreadable_text"),
              "most characters of page 1 have no Unicode value that can be trusted (30 of 39); recognition is needed");
    EXPECT_EQ(got.message("pdf.unmapped_glyphs"),
              "font \"Secret\": 63 glyphs have no Unicode value (Adobe-Identity codes without a ToUnicode map); "
              "page 1: 30, page 2: 30, page 3: 3");
}

}  // namespace
}  // namespace bianmu::test
