#include <gtest/gtest.h>

#include <algorithm>

#include "layout/flow_of.h"
#include "layout/row_blocks.h"

namespace bianmu::layout {
namespace {

// Two columns of ten characters of 16 points, 80 to 240 and 264 to 424; the right one stands five points lower.
constexpr double kLeft = 80, kRight = 264, kSize = 16;

void column(PageMaker& maker, double x, double y, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        maker.text(line.front() == '>' ? x + 2 * kSize : x, y, kSize, line.front() == '>' ? line.substr(1) : line);
        y += 28;
    }
}

const std::vector<std::string> kFirst{">甲段第一行满八字", "甲段第二行写满十个字", "甲段第三行写满十个字", "甲段第四行写满十个字", "甲段第五行写满十个字"};
const std::vector<std::string> kSecond{"接着写在右边第一行字", "右栏第二行完。", ">乙段第一行满八字", "乙段第二行写满十个字", "乙段第三行完。"};
const std::string kJoined = "甲段第一行满八字甲段第二行写满十个字甲段第三行写满十个字甲段第四行写满十个字甲段第五行写满十个字接着写在右边第一行字右栏第二行完。";

TEST(Columns, AreReadOneAfterTheOtherAndParagraphsGoOn) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kJoined, "乙段第一行满八字乙段第二行写满十个字乙段第三行完。"}));
}

TEST(Columns, FullWidthTitleAndTabbedLineComeFirst) {
    PageMaker maker;
    maker.text(156, 60, 24, "临江公交简报通讯");
    maker.text(80, 100, 16, "公交公司").text(344, 100, 16, "九月十二日");
    maker.rule(80, 110, 424, 112, 0xFF0000);
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0], "临江公交简报通讯");
    EXPECT_EQ(found[1], "公交公司\t九月十二日");
    EXPECT_EQ(found[2], kJoined);
}

TEST(Columns, ARowAloneWhoseRightTextIsSetRightIsOneLine) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    maker.text(80, 330, 16, "报：市图书馆学会，各分馆，各街道和社区书屋。");   // over the gutter
    maker.text(80, 370, 16, "送：发至各站各科室。").text(360, 370, 16, "共印十份");
    maker.text(80, 410, 16, "责任编辑由馆办公室的两位同事一起担任并负责。");
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(std::find(found.begin(), found.end(), "送：发至各站各科室。\t共印十份"), found.end()) << testing::PrintToString(found);
}

TEST(Columns, PunctuationThatHangsIntoTheGutterDoesNotBridgeIt) {
    std::vector<std::string> left = kFirst;
    left[2] += "，";
    PageMaker maker;
    column(maker, kLeft, 150, left);
    column(maker, 261, 150, kSecond);   // five points beside the comma's width
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(found.front().find("甲段第三行写满十个字，甲段第四行"), std::string::npos);
}

TEST(Columns, RuleOverTheLeftOneMayReachIntoTheGutter) {
    PageMaker maker;
    maker.text(156, 60, 24, "临江公交简报通讯");   // over the gutter
    maker.rule(80, 120, 260, 121);
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"临江公交简报通讯", kJoined, "乙段第一行满八字乙段第二行写满十个字乙段第三行完。"}));
}

TEST(Columns, AHeadingBesideANarrowGutterDoesNotBridgeIt) {
    PageMaker maker;   // a gutter of ten points is less than a space of the heading
    for (int i = 0; i < 12; ++i) {
        if (i == 6) {
            maker.next().font = 1;
            maker.text(80, 150 + 16 * i, 18, "二、本馆的工作情况");   // 80 to 242
        } else {
            maker.text(80, 150 + 16 * i, 12, "甲栏每一行都写满十三个字符");   // to 236
        }
    }
    for (int i = 0; i < 12; ++i) {
        maker.text(252, 150 + 16 * i, 12, "乙栏每一行都写满十三个字符");
    }
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(std::count(found.begin(), found.end(), "二、本馆的工作情况"), 1) << testing::PrintToString(found);
}

TEST(Columns, ALineTooLongForItsColumnDoesNotBridgeTheGutter) {
    PageMaker maker;
    for (int i = 0; i < 12; ++i) {
        maker.text(80, 150 + 16 * i, 12, i == 6 ? "甲栏每一行都写满十三个字符42" : "甲栏每一行都写满十三个字符");   // to 248, or to 236
    }
    for (int i = 0; i < 12; ++i) {
        maker.text(252, 150 + 16 * i, 12, "乙栏每一行都写满十三个字符");
    }
    for (const std::string& text : texts(flow_of(maker))) {
        EXPECT_EQ(text.find("42乙栏"), std::string::npos) << text;
        EXPECT_EQ(text.find("42 乙栏"), std::string::npos) << text;
    }
}

TEST(Columns, LinesThatBeginBeforeMostOfTheRightOneAreItsOwn) {
    PageMaker maker;   // the right column's items hang, its last text does not
    for (int i = 0; i < 10; ++i) {
        maker.text(80, 150 + 28 * i, 16, i == 0 ? "甲段第一行写满十个字" : i == 9 ? "甲段写完。" : "甲段中间行写满十个字");
    }
    for (int i = 0; i < 8; ++i) {
        maker.text(300, 155 + 28 * i, 16, i == 0 ? "乙段第一行写满八" : i == 7 ? "乙段写完。" : "乙段中间行写满八");
    }
    maker.text(264, 379, 16, "丙段在左边开头写完。");
    const Texts found = texts(flow_of(maker));
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ(found.front().substr(found.front().size() - 15), "甲段写完。") << testing::PrintToString(found);
    EXPECT_EQ(found.back(), "丙段在左边开头写完。");
}

TEST(Columns, RuleUnderTheColumnsEndsThem) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    maker.rule(80, 290, 424, 291);
    maker.text(80, 310, 14, "编辑：王伟").text(80, 335, 14, "发：各车队、各场站、公司机关各部门、维修公司。");
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U) << testing::PrintToString(found);
    EXPECT_EQ(found[0], kJoined);
    EXPECT_EQ(found[2], "编辑：王伟");
}

TEST(Columns, FewLinesOnTheNextPageStayInColumns) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 150, {"接着写在右边第一行字", "右栏第二行写满十个字", "右栏第三行写满十个字", "右栏第四行写满十个字", "右栏第五行写满十个字"});
    maker.page();
    column(maker, kLeft, 100, {"下页左栏写满了十个字", "下页左栏又写满一行字"});
    column(maker, kRight, 100, {"下页右栏写满了十个字", "完。"});
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find("下页左栏又写满一行字下页右栏写满了十个字完。"), std::string::npos);
}

TEST(Columns, TableOfContentsWithShortLinesIsOneColumn) {
    PageMaker maker;
    maker.text(268, 100, 16, "第26期");
    maker.text(80, 130, 16, "水文站办公室").text(360, 130, 16, "2020年1月");
    maker.text(280, 160, 18, "目录");
    for (int i = 0; i < 6; ++i) {
        maker.text(80, 200 + 30 * i, 16, "水文站更新雨量监测");
    }
    maker.text(285, 420, 14, "1");
    EXPECT_EQ(texts(flow_of(maker))[1], "水文站办公室\t2020年1月");
}

TEST(Columns, ContentsWhoseTitlesEndBeforeTheGutterAreRows) {
    PageMaker maker;
    const auto entry = [&maker](double y, const std::string& title, const std::string& number) { maker.text(80, y, 12, title).text(412, y, 12, number); };
    entry(60, "东湖水库清淤工程今年底之前全部完成并验收", "5");
    entry(80, "社区书屋夜间开放方便街坊", "5");
    entry(100, "读者问怎样还书馆员来回答", "7");
    maker.text(80, 120, 12, "◎ 专题报道");
    entry(140, "市图书馆更新借阅办法让各地读者都得到方便", "9");
    column(maker, kLeft, 200, kFirst);
    column(maker, kRight, 205, kSecond);
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(std::find(found.begin(), found.end(), "社区书屋夜间开放方便街坊\t5"), found.end()) << testing::PrintToString(found);
    EXPECT_NE(std::find(found.begin(), found.end(), "读者问怎样还书馆员来回答\t7"), found.end());
}

/// Lines of `count` characters under each other, the first line's text beginning with `mark`.
void block(PageMaker& maker, double x, double y, const std::string& mark, int lines, int count = 10) {
    for (int i = 0; i < lines; ++i) {
        std::string text = i == 0 ? mark : "续";
        for (int k = 1; k < count; ++k) {
            text += "字";
        }
        maker.text(x, y + 20 * i, 12, text);
    }
}

/// The marks in the order of the text.
std::string order_of(const model::Flow& flow, const std::string& marks) {
    std::u32string found;
    for (const std::string& text : texts(flow)) {
        for (const char32_t c : model::to_utf32(text)) {
            if (model::to_utf32(marks).find(c) != std::u32string::npos) {
                found += c;
            }
        }
    }
    return model::to_utf8(found);
}

TEST(Columns, ThreeAndFourOfUnequalWidth) {
    PageMaker three;
    block(three, 40, 100, "甲", 12, 8);
    block(three, 160, 108, "乙", 12, 14);
    block(three, 350, 100, "丙", 9, 16);
    EXPECT_EQ(order_of(flow_of(three), "甲乙丙"), "甲乙丙");
    PageMaker four;
    block(four, 40, 100, "甲", 12);
    block(four, 178, 100, "乙", 12);
    block(four, 316, 100, "丙", 12);
    block(four, 454, 100, "丁", 6);
    EXPECT_EQ(order_of(flow_of(four), "甲乙丙丁"), "甲乙丙丁");
}

TEST(Columns, ChangeTheirNumberDownThePage) {
    PageMaker maker;
    block(maker, 40, 100, "甲", 8, 20);
    block(maker, 300, 100, "乙", 8, 20);
    block(maker, 40, 290, "丙", 8, 13);
    block(maker, 212, 290, "丁", 8, 13);
    block(maker, 384, 290, "戊", 8, 13);
    EXPECT_EQ(order_of(flow_of(maker), "甲乙丙丁戊"), "甲乙丙丁戊");
}

TEST(Columns, PictureAcrossTwoOfThreeLeavesTheFirstWhole) {
    PageMaker maker;
    block(maker, 40, 100, "甲", 20, 12);
    block(maker, 200, 100, "乙", 6, 12);
    block(maker, 360, 100, "丙", 6, 12);
    maker.image({200, 220, 500, 330});
    block(maker, 200, 350, "丁", 7, 12);
    block(maker, 360, 350, "戊", 7, 12);
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(order_of(flow, "甲乙丙丁戊"), "甲乙丙丁戊");
    const Texts found = texts(flow);
    EXPECT_EQ(std::count(found.begin(), found.end(), "[figure]"), 1);
}

TEST(Columns, PullQuoteAcrossTheGutterDividesThem) {
    PageMaker maker;
    block(maker, 40, 100, "甲", 6, 20);
    block(maker, 300, 100, "乙", 6, 20);
    maker.text(120, 250, 20, "丙引文横跨两栏之间一行");
    block(maker, 40, 290, "丁", 6, 20);
    block(maker, 300, 290, "戊", 6, 20);
    EXPECT_EQ(order_of(flow_of(maker), "甲乙丙丁戊"), "甲乙丙丁戊");
}

TEST(Columns, FirstLineOfAColumnThatBeginsHigherStaysInIt) {
    PageMaker maker;
    block(maker, 40, 120, "甲", 8, 20);
    block(maker, 300, 100, "乙", 9, 20);
    EXPECT_EQ(order_of(flow_of(maker), "甲乙"), "甲乙");
}

TEST(Columns, TablesAndPicturesInThemLeaveRunningTextEnough) {
    PageMaker maker;
    for (const double x : {40.0, 316.0}) {
        const std::string mark = x < 100 ? "甲" : "乙";
        block(maker, x, 100, mark, 7, 20);
        for (int i = 0; i < 14; ++i) {   // a list of short entries
            maker.text(x, 260 + 20 * i, 12, "短句");
        }
    }
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(order_of(flow, "甲乙"), "甲乙");
    EXPECT_EQ(texts(flow).front().find("乙"), std::string::npos);
}

TEST(Columns, NamesOverTheTextAreReadBeforeIt) {
    PageMaker maker;
    for (const double x : {40.0, 316.0}) {
        block(maker, x + 80, 100, x < 100 ? "甲" : "乙", 3, 6);
        block(maker, x, 190, x < 100 ? "丙" : "丁", 10, 20);
    }
    EXPECT_EQ(order_of(flow_of(maker), "甲乙丙丁"), "甲乙丙丁");
}

TEST(Columns, DroppedInitialBeginsItsFirstLine) {
    PageMaker maker;
    maker.text(80, 140, 50, "图");
    maker.text(132, 108, 12, "书馆延长开放时间让读者满意").text(132, 124, 12, "图书馆延长开放时间让读者满").text(132, 140, 12, "图书馆延长开放时间让读者满");
    maker.text(80, 156, 12, "意。");
    EXPECT_EQ(texts(flow_of(maker)).front().substr(0, 12), "图书馆延");
}

TEST(Columns, BoxesAreReadAsTheirNumbersCount) {
    for (const bool by_rows : {true, false}) {
        PageMaker maker;
        for (int box = 1; box <= 4; ++box) {
            const bool right = by_rows ? box % 2 == 0 : box > 2;
            const bool low = by_rows ? box > 2 : box % 2 == 0;
            const double x = right ? 316 : 40;
            const double y = low ? 250 : 100;
            maker.text(x, y, 12, std::to_string(box) + ". 题目");
            block(maker, x, y + 25, "字", 4, 20);
        }
        EXPECT_EQ(order_of(flow_of(maker), "1234"), "1234") << by_rows;
    }
}

TEST(Columns, TextsWithHeadsInRowsAreReadRowByRow) {
    PageMaker maker;
    maker.text(60, 60, 20, "水库名录");
    const char* heads[] = {"青石水库", "白塘水库", "竹坪水库", "石鼓水库"};
    for (int i = 0; i < 4; ++i) {
        const double x = i % 2 == 0 ? 60 : 320, y = 120 + 150 * (i / 2);
        maker.next().font = 1;
        maker.text(x, y, 12, heads[i]);
        for (int line = 0; line < 4 + i % 2; ++line) {
            maker.text(x, y + 20 + 16 * line, 11, "市图书馆今年延长开放时间，周末开放到二十二");
        }
    }
    Texts found = texts(flow_of(maker));
    std::erase_if(found, [](const std::string& text) { return text.size() > 12; });
    EXPECT_EQ(found, (Texts{"水库名录", "青石水库", "白塘水库", "竹坪水库", "石鼓水库"}));
}

TEST(Columns, PageOfTenThousandPiecesEndsInTime) {
    PageMaker maker(2000, 2000);
    for (int row = 0; row < 200; ++row) {
        for (int column = 0; column < 50; ++column) {
            maker.text(10 + 39.7 * column + row % 7, 10 + 9.7 * row, 6, "字");
        }
    }
    EXPECT_EQ(flow_of(maker).source_chars, 10000U);
}

TEST(Rows, LinesBesideALargerOneStayTwoLines) {
    PageMaker maker;
    maker.text(100, 106, 12, "总馆热线每天接听").text(330, 100, 7, "临江街道图书馆分馆读者服务处").text(330, 108, 7, "白沙区图书馆分馆读者服务处二");
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(std::find_if(found.begin(), found.end(), [](const std::string& text) { return text.ends_with("临江街道图书馆分馆读者服务处"); }), found.end());
    EXPECT_NE(std::find_if(found.begin(), found.end(), [](const std::string& text) { return text.ends_with("白沙区图书馆分馆读者服务处二"); }), found.end());
}

TEST(Rows, ANoteAtTheOtherMarginIsNoPartOfATitle) {
    PageMaker maker;
    maker.text(50, 100, 20, "开放时间一览").text(450, 100, 10, "四月起施行");
    const Texts expected = {"开放时间一览", "四月起施行"};
    EXPECT_EQ(texts(flow_of(maker)), expected);
}

TEST(Columns, FirstLineBesideTheEndOfTheTextOverThemStaysInItsColumn) {
    PageMaker maker;
    maker.text(112, 60, kSize, "通栏的第一段第一行写满十九个字到右边为").text(80, 88, kSize, "通栏的第二行也写满二十一个字直到右边为止还").text(80, 116, kSize, "到此为止。");
    std::vector<std::string> right = kSecond;
    right.insert(right.begin(), "接着的一行写满十个字");
    column(maker, kLeft, 172, kFirst);   // under the white over a heading
    column(maker, kRight, 137, right);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1].find("第五行写满十个字接着的一行"), found[1].find("第五行"));
}

TEST(Columns, CellsWhoseNumbersReachOverTheStripAreNone) {
    PageMaker maker;
    double y = 100;
    for (const char* number : {"104", "9", "75", "66", "1204"}) {
        for (int i = 0; i < 3; ++i) {
            maker.text(80, y + 14 * i, 10, i == 1 ? "江东" : "");
            maker.text(120, y + 14 * i, 10, "新馆开放以后读者比旧馆多").text(330, y + 14 * i, 10, "其中三成是附近学校的学生");
        }
        maker.text(300 - 5.0 * static_cast<double>(std::string_view(number).size()), y + 14, 10, number);
        y += 50;
    }
    EXPECT_EQ(texts(flow_of(maker)), Texts{"[table]"});
}

TEST(Columns, ShortLinesUnderBothAreReadAfterThem) {
    for (const double white : {0.0, 40.0}) {
        PageMaker maker;
        column(maker, kLeft, 150, kFirst);
        std::vector<std::string> right = kSecond;
        column(maker, kRight, 150, right);
        column(maker, kLeft, 150 + 5 * 28 + white, {"编辑：王伟", "校对：张", "报：市馆部。"});
        const Texts found = texts(flow_of(maker));
        ASSERT_EQ(found.size(), 5U) << white;
        EXPECT_EQ(found[0], kJoined);
        EXPECT_EQ(found[2], "编辑：王伟");
        EXPECT_EQ(found[4], "报：市馆部。");
    }
}

TEST(Columns, ShortTitleInTheMiddleStandsOverTheColumnsUnderIt) {
    PageMaker maker;
    column(maker, kLeft, 100, kFirst);
    column(maker, kRight, 100, kSecond);
    maker.text(244, 270, kSize, "张");   // narrower than the gutter
    column(maker, kLeft, 310, kFirst);
    column(maker, kRight, 310, kSecond);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[0], kJoined);
    EXPECT_EQ(found[2], "张");
    EXPECT_EQ(found[3], kJoined);
}

void add(std::vector<Piece>& side, double x0, double x1, double y) {
    Piece piece;
    piece.box = {x0, y, x1, y + 10};
    side.push_back(piece);
}

std::vector<const Piece*> pointers(const std::vector<Piece>& side) {
    std::vector<const Piece*> out;
    for (const Piece& piece : side) {
        out.push_back(&piece);
    }
    return out;
}

TEST(Columns, RowsOfSingleLinesAreSharedWhereAFewHaveMore) {
    std::vector<Piece> left, right;
    double y = 100;
    for (int i = 0; i < 7; ++i, y += 20) {
        add(left, 80, 120, y);
        add(left, 150, 220, y);
        add(right, 270, 370, y);
        if (i == 3) {   // white of three points inside cells, of ten between rows
            y += 13;
            add(right, 270, 300, y);
        }
    }
    EXPECT_TRUE(share_rows(pointers(left), pointers(right), 10));
    EXPECT_FALSE(share_rows(pointers(right), pointers(right), 10));   // columns of text on common lines
}

TEST(Columns, RowsAreSharedThoughNamesStandBetweenThemOnOneSide) {
    std::vector<Piece> left, right;
    double y = 100;
    for (int i = 0; i < 5; ++i, y += 44) {
        if (i % 2 == 0) {   // a name over the next rows
            add(left, 80, 160, y);
            y += 20;
        }
        for (int k = 0; k < 2; ++k) {   // lines of the cells of a row
            add(left, 80, 120, y + 13 * k);
            add(left, 150, 220, y + 13 * k);
            add(right, 270, 370, y + 13 * k);
        }
    }
    EXPECT_TRUE(share_rows(pointers(left), pointers(right), 10));
}

}  // namespace
}  // namespace bianmu::layout
