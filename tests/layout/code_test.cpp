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

TEST(Code, UnderProgramTextWordsOfHanMayStandAmongIt) {
    PageMaker maker = page_with_code(0.6);
    maker.latin(0.6).next().font = 1;
    maker.text(100, 216, 10, "search archive 'opening' ").next().font = 0;
    maker.text(250, 216, 10, "水库").latin(0.6).next().font = 1;
    maker.text(276, 216, 10, "--limit 50");
    EXPECT_EQ(texts(flow_of(maker)).back(), "int main() {\n  write(mail);\n}\nsearch archive 'opening' 水库 --limit 50");
}

TEST(Code, GoesOnOverTwoEmptyLinesAndAPageBreak) {
    PageMaker maker;
    double y = 100;
    for (int i = 0; i < 3; ++i) {
        y = maker.paragraph(100, y, 16, 25, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长，受到附近居民欢迎。") + 20;
    }
    for (y = 700; y < 772; y += 12) {
        maker.latin(0.6).next().font = 1;
        maker.text(100, y, 10, y == 700 ? "import mail, lines" : "write(mail, 10);");
        y += y == 700 ? 24 : 0;
    }
    maker.page();
    maker.latin(0.6).next().font = 1;
    maker.text(112, 80, 10, "  close(mail);");
    maker.paragraph(100, 120, 16, 25, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长。");
    const model::Flow flow = flow_of(maker);
    std::size_t code = 0;
    for (std::size_t i = 0; i < flow.blocks.size(); ++i) {
        code += paragraph(flow, i).preformatted ? 1 : 0;
    }
    EXPECT_EQ(code, 1U);
}

TEST(Code, EmptyLinesAreAsHighAsItsOwnLines) {
    PageMaker maker = page_with_code(0.6);
    for (const auto& [y, line] : {std::pair{260.0, "import mail, lines"}, {276.0, "import index"}, {324.0, "write(mail, 10);"}}) {
        maker.latin(0.6).next().font = 1;
        maker.text(100, y, 10, line);
    }
    EXPECT_EQ(texts(flow_of(maker)).back(), "import mail, lines\nimport index\nwrite(mail, 10);");
}

TEST(Code, LinesThatRunOffThePageShowNoEdge) {
    PageMaker maker;
    double y = 60;
    const auto text = [&] {
        for (const char* line : {"市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区", "全天供应热水，各区图书馆同时延长。"}) {
            maker.text(100, y += 18, 12, line);
        }
        y += 10;
    };
    for (int i = 0; i < 4; ++i) {
        text();
        maker.latin(0.6).next().font = 1;
        maker.text(100, y += 14, 10, "write --mail all --from the-desk --lines 10 --index opens --to all-branches --of town");
        y += 10;
    }
    EXPECT_EQ(texts(flow_of(maker)).front(), "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长。");
}

TEST(Code, WordsOfItInALineOfTextKeepTheirHyphensAndTheLineItsParagraph) {
    PageMaker maker;
    maker.latin(0.5);
    for (double y = 100; y < 190; y += 14) {
        maker.text(100, y, 12, "The desk lends books to all readers of the town and is open to all.");
    }
    maker.text(100, 198, 12, "Ask the desk of the branch in your street for the form that").latin(0.6).next().font = 1;
    maker.text(460, 198, 11, "issues-").next().font = 1;
    maker.text(100, 212, 11, "card-file, lends-mail, opens-wide").latin(0.5);
    maker.text(324, 212, 12, "are all.");
    const std::string text = texts(flow_of(maker)).back();
    EXPECT_NE(text.find("that issues-card-file, lends-mail, opens-wide are all."), std::string::npos) << text;
}

TEST(Code, ATypewrittenTextIsNone) {
    PageMaker maker;
    maker.latin(0.6);
    maker.text(100, 100, 10, "Minutes of the meeting of the water board").text(100, 112, 10, "The board met in the hall and was open.");
    EXPECT_FALSE(paragraph(flow_of(maker), 0).preformatted);
}

/// Texts of one width at x, one under the other, each piece of a line painted for itself; a piece begins at its column of characters.
void code_lines(PageMaker& maker, double x, double y, const std::vector<std::vector<std::pair<int, std::string>>>& lines) {
    for (const auto& pieces : lines) {
        for (const auto& [column, text] : pieces) {
            maker.latin(0.6).next().font = 1;
            maker.text(x + 6 * column, y, 10, text);
        }
        y += 12;
    }
}

const std::vector<std::vector<std::pair<int, std::string>>> kProgram{{{0, "import mail"}, {20, "# it writes"}}, {{0, "def main():"}}, {{4, "mail = 1"}, {20, "# first"}},
    {{4, "write(mail)"}, {20, "# then 2"}}, {{4, "close(mail)"}}, {{0, "main()"}, {20, "# begin"}}, {{0, "exit()"}}};
const std::string kProgramText = "import mail         # it writes\ndef main():\n    mail = 1        # first\n    write(mail)     # then 2\n    close(mail)\n"
                                 "main()              # begin\nexit()";

TEST(Code, WhiteInsideItsLinesPartsNoColumns) {
    PageMaker maker;
    const double y = maker.paragraph(100, 100, 16, 25, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长。");
    code_lines(maker, 100, y, kProgram);
    EXPECT_EQ(texts(flow_of(maker)).back(), kProgramText);
}

TEST(Code, ColumnsOfItAreReadOneAfterTheOther) {
    PageMaker maker;
    double y = 100;
    for (int i = 0; i < 3; ++i) {
        y = maker.paragraph(100, y, 16, 25, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长，受到附近居民欢迎。");
    }
    code_lines(maker, 100, y, kProgram);
    code_lines(maker, 320.5, y, kProgram);
    const Texts found = texts(flow_of(maker));
    std::string code;
    for (std::size_t i = 3; i < found.size(); ++i) {
        code += found[i] + "\n";
    }
    EXPECT_EQ(code, kProgramText + "\n" + kProgramText + "\n");
}

TEST(Code, ALineOfWordsOfItInsideTextIsText) {
    PageMaker maker;
    double y = maker.paragraph(100, 100, 16, 25, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，各区图书馆同时延长，受到附近居民欢迎。");
    const auto code = [&maker](double x, double at, const char* text) {
        maker.latin(0.6).next().font = 1;
        maker.text(x, at, 16, text);
    };
    maker.text(132, y, 16, "出错的原因是下面这些代码中的一个：");
    code(404, y, "not_found");
    code(100, y + 28, "unreadable empty damaged encrypted too");
    code(100, y + 56, "timed_out");
    maker.text(186.4, y + 56, 16, "，都写在记录中。");
    EXPECT_EQ(texts(flow_of(maker)).back(),
              "出错的原因是下面这些代码中的一个：not_found unreadable empty damaged encrypted too timed_out，都写在记录中。");
}

TEST(Code, UnderProgramTextALineWithWordsOfAnAlphabetIsNone) {
    PageMaker maker = page_with_code(0.6);
    maker.latin(0.6).next().font = 1;
    maker.text(100, 232, 10, "write --help ").latin(0.5);
    maker.text(180, 232, 10, "says more.");
    EXPECT_EQ(texts(flow_of(maker)).back(), "write --help says more.");
}

}  // namespace
}  // namespace bianmu::layout
