#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

/// Text in Han type around lines in a font of one width.
PageMaker page_with_code(double width) {
    PageMaker maker;
    double y = maker.paragraph(100, 100, 16, 25, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长。");
    for (const auto& [indent, line] : {std::pair{0, "int main() {"}, {2, "write(mail);"}, {0, "}"}}) {
        maker.latin(width).next().font = 1;
        maker.text(100 + indent * 10 * width, y, 10, line);
        y += 12;
    }
    return maker;
}

TEST(Code, LinesInTypeOfOneWidthKeepTheirBreaksAndIndents) {
    PageMaker maker = page_with_code(0.6);
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(paragraph(flow, 1).text, "int main() {\n  write(mail);\n}");
    EXPECT_TRUE(paragraph(flow, 1).preformatted);
    EXPECT_FALSE(paragraph(flow, 0).preformatted);
}

TEST(Code, LatinOfHanTypeIsNone) {
    PageMaker maker = page_with_code(0.5);
    EXPECT_FALSE(paragraph(flow_of(maker), 1).preformatted);
}

TEST(Code, ATypewrittenTextIsNone) {
    PageMaker maker;
    maker.latin(0.6);
    maker.text(100, 100, 10, "Minutes of the meeting of the water board").text(100, 112, 10, "The board met in the hall and was open.");
    EXPECT_FALSE(paragraph(flow_of(maker), 0).preformatted);
}

}  // namespace
}  // namespace bianmu::layout
