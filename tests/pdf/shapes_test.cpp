#include <gtest/gtest.h>

#include <string>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

void expect_box(const model::Box& box, double x0, double y0, double x1, double y1) {
    EXPECT_NEAR(box.x0, x0, 0.01);
    EXPECT_NEAR(box.y0, y0, 0.01);
    EXPECT_NEAR(box.x1, x1, 0.01);
    EXPECT_NEAR(box.y1, y1, 0.01);
}

TEST(PdfShapes, AStrokedLineIsARule) {
    const PdfReading got = read_content("1 0 0 RG 2 w 100 700 m 500 700 l S");
    ASSERT_EQ(got.page().rules.size(), 1U);
    EXPECT_EQ(got.page().rules[0].color, 0xFF0000U);
    EXPECT_TRUE(got.page().rules[0].horizontal());
    expect_box(got.page().rules[0].box, 100, 141, 500, 143);
    EXPECT_TRUE(got.page().panels.empty());
}

TEST(PdfShapes, AThinFilledBoxIsARuleAThickOneAPanel) {
    const PdfReading got = read_content("1 0 0 rg 100 700 400 1.5 re f 0.9 g 100 500 400 100 re f");
    ASSERT_EQ(got.page().rules.size(), 1U);
    expect_box(got.page().rules[0].box, 100, 140.5, 500, 142);
    ASSERT_EQ(got.page().panels.size(), 1U);
    EXPECT_EQ(got.page().panels[0].color, 0xE5E5E5U);
    EXPECT_FALSE(got.page().panels[0].stroked);
    expect_box(got.page().panels[0].box, 100, 242, 500, 342);
}

TEST(PdfShapes, AStrokedRectangleGivesFourRulesAndAFrame) {
    const PdfReading got = read_content("0.5 w 100 500 300 200 re S");
    ASSERT_EQ(got.page().rules.size(), 4U);
    int horizontal = 0;
    for (const model::Rule& rule : got.page().rules) {
        horizontal += rule.horizontal() ? 1 : 0;
    }
    EXPECT_EQ(horizontal, 2);
    ASSERT_EQ(got.page().panels.size(), 1U);
    EXPECT_TRUE(got.page().panels[0].stroked);
}

TEST(PdfShapes, TwoBoxesFilledAsARingAreAFrame) {
    const PdfReading got = read_content("0.4 g 100.8 500.8 298.4 198.4 re 100 500 300 200 re f*");
    ASSERT_EQ(got.page().rules.size(), 4U);
    expect_box(got.page().rules[0].box, 100, 142, 400, 142.8);
    ASSERT_EQ(got.page().panels.size(), 1U);
    EXPECT_TRUE(got.page().panels[0].stroked);
}

TEST(PdfShapes, DotsInARowAreTheLineThatTheyDraw) {
    std::string content;
    for (int i = 0; i < 40; ++i) {
        content += std::to_string(100 + 1.5 * i) + " 700 0.75 0.75 re f ";
    }
    for (int i = 0; i < 20; ++i) {
        content += "300 " + std::to_string(600 - 1.5 * i) + " 0.75 0.75 re f ";
    }
    content += "400 400 0.75 0.75 re f 410 400 0.75 0.75 re f 420 400 0.75 0.75 re f";   // too far apart
    const PdfReading got = read_content(content);
    ASSERT_EQ(got.page().rules.size(), 2U);
    expect_box(got.page().rules[0].box, 100, 141.25, 159.25, 142);
    expect_box(got.page().rules[1].box, 300, 241.25, 300.75, 270.5);
}

TEST(PdfShapes, EachSegmentOfAPathIsARuleIfItFollowsAnAxis) {
    const PdfReading got = read_content("1 w 100 700 m 200 700 l 200 600 l 300 500 l S 100 400 m 150 450 200 450 250 400 c S");
    ASSERT_EQ(got.page().rules.size(), 2U);
    EXPECT_TRUE(got.page().rules[0].horizontal());
    EXPECT_FALSE(got.page().rules[1].horizontal());
}

TEST(PdfShapes, AFilledAndStrokedLineIsOneRule) {
    EXPECT_EQ(read_content("0.2 w 100 700 150 0.5 re B").page().rules.size(), 1U);
}

TEST(PdfShapes, ABorderDrawnAsATrapezoidIsARule) {
    const PdfReading got = read_content("100 700 m 300 700 l 299 701 l 101 701 l f");
    ASSERT_EQ(got.page().rules.size(), 1U);
    expect_box(got.page().rules[0].box, 100, 141, 300, 142);
}

TEST(PdfShapes, ShapesAreCutToTheClip) {
    const PdfReading got = read_content("q 100 700 50 1 re W n 0 0 595 842 re f Q q 400 100 10 10 re W n 0 600 m 500 600 l S Q");
    ASSERT_EQ(got.page().rules.size(), 1U) << "a fill seen through a slit is a line; what is clipped away is nothing";
    expect_box(got.page().rules[0].box, 100, 141, 150, 142);
}

TEST(PdfShapes, TransformsApplyToTheLineWidth) {
    const PdfReading got = read_content("q 0.1 0 0 0.1 0 0 cm 10 w 1000 7000 m 5000 7000 l S Q");
    ASSERT_EQ(got.page().rules.size(), 1U);
    expect_box(got.page().rules[0].box, 100, 141.5, 500, 142.5);
}

TEST(PdfShapes, TransparentShapesAreNone) {
    const PdfReading got = read_content("/G gs 100 700 400 1 re f 100 600 m 500 600 l S", "/ExtGState << /G << /ca 0 /CA 0 >> >>");
    EXPECT_TRUE(got.page().rules.empty());
}

TEST(PdfShapes, PatternsDoNotExplode) {
    PdfBuilder pdf;
    const int tile =
        pdf.add_stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1 /Resources << >>", "0 0 0.5 0.5 re f");
    PdfPage page;
    page.content = "/Pattern cs /P scn 0 0 595 842 re f";
    page.resources = "/Pattern << /P " + std::to_string(tile) + " 0 R >>";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.error, "");
    EXPECT_TRUE(got.page().rules.empty());
}

}  // namespace
}  // namespace bianmu::test
