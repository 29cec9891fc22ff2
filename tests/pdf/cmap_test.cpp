#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

// Fonts that are named only, under predefined CMaps: their codes are characters of a charset.

struct Case {
    const char* cmap;
    const char* ordering;
    const char* codes;  // hexadecimal
    const char* text;
};

class PdfPredefinedCMap : public testing::TestWithParam<Case> {};

TEST_P(PdfPredefinedCMap, GivesTheTextExactly) {
    const Case& made = GetParam();
    PdfBuilder pdf;
    pdf.add_named_cjk_font("F1", "Example", made.cmap, made.ordering);
    PdfPage page;
    page.content = std::string("BT /F1 10 Tf 300 700 Td <") + made.codes + "> Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), made.text);
    EXPECT_EQ(got.page().unmapped + got.page().private_use, 0U);
    EXPECT_TRUE(got.diagnostics.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, PdfPredefinedCMap,
    testing::Values(Case{"GBK-EUC-H", "GB1", "B5DA3132C6DA2841626329A3A8A3B2A3A9A1AD", "第12期(Abc)（２）…"},
                    Case{"GB-EUC-H", "GB1", "B5DA3132C6DA2D33", "第12期-3"},
                    Case{"GBpc-EUC-H", "GB1", "B5DA3132C6DA", "第12期"},
                    Case{"GBKp-EUC-H", "GB1", "B5DA3132C6DA", "第12期"},
                    Case{"GBK2K-H", "GB1", "B5DA3132C6DA8139EF35", "第12期㐆"},
                    Case{"GBK-EUC-V", "GB1", "CBAEA3BAA3BBA3A1A3BFA1AD", "水：；！？…"},
                    Case{"UniGB-UCS2-H", "GB1", "7B2C00310032671FFF0820142026", "第12期（—…"},
                    Case{"UniGB-UCS2-V", "GB1", "6C34FF1AFF01FF1F20263016", "水：！？…〖"},
                    Case{"UniGB-UTF16-H", "GB1", "7B2C0031D840DC87", "第1𠂇"},
                    Case{"ETen-B5-H", "CNS1", "B2C431A4C0A142C74D", "第1分、て"},
                    Case{"UniCNS-UTF16-H", "CNS1", "7B2C00315206", "第1分"},
                    Case{"90ms-RKSJ-H", "Japan1", "91E6312D5F608D86B1B2", "第1-_`号ｱｲ"},
                    Case{"90ms-RKSJ-V", "Japan1", "91E68163817C", "第…－"},
                    Case{"EUC-H", "Japan1", "C2E8312DB9E6", "第1-号"},
                    Case{"UniJIS-UCS2-H", "Japan1", "7B2C0031002D20183000FF5E", "第1-‘　～"},
                    Case{"KSCms-UHC-H", "Korea1", "C1A63132C8A3A1A6", "제12호…"},
                    Case{"UniKS-UTF16-H", "Korea1", "C81C0031D638", "제1호"}),
    [](const auto& test) {
        std::string name = test.param.cmap;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(PdfPredefinedCMapWidth, HalfWidthLettersKeepTheirWidth) {
    PdfBuilder pdf;
    pdf.add_named_cjk_font("F1", "Example", "GBK-EUC-H");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td <B5DA3132C6DA> Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.page().glyphs.size(), 4U);
    EXPECT_NEAR(got.page().glyphs[1].advance, 5, 0.01);
    EXPECT_NEAR(got.page().glyphs[3].x, 120, 0.01);
}

TEST(PdfCollection, LatinGlyphsOfCidsAreLatin) {
    PdfBuilder pdf;
    pdf.add_named_cjk_font("F1", "Example", "Identity-H");
    pdf.add_named_cjk_font("F2", "Example", "Identity-H", "Japan1");
    PdfPage page;
    page.content = "BT 100 700 Td /F1 10 Tf <033F00220340> Tj /F2 10 Tf <00010106010E> Tj ET";  // CIDs 831, 34, 832; 1, 262, 270
    pdf.add_page(page);
    EXPECT_EQ(read_pdf(pdf.build()).text(), "1A2 ?G");
}

}  // namespace
}  // namespace bianmu::test
