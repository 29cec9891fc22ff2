#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

// A text area from 80 to 400: twenty characters of 16 points.
constexpr double kLeft = 80, kSize = 16, kPitch = 28;
constexpr int kColumns = 20;
const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水。";
const std::string kOther = "书屋共二十三处，都在街道和社区的门厅里，由总馆统一配送图书。";

/// Lines one under the other.
PageMaker& lines(PageMaker& maker, const std::vector<std::string>& list, double y = 100) {
    for (const std::string& line : list) {
        maker.text(kLeft, y, kSize, line);
        y += kPitch;
    }
    return maker;
}

double set(PageMaker& maker, const std::string& text, double y) { return maker.paragraph(kLeft, y, kSize, kColumns, text, kPitch); }

TEST(Paragraph, LinesJoinWithoutSpaceWhenFull) {
    PageMaker maker;
    set(maker, kOther, set(maker, kText, 100));
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kText, kOther}));
}

TEST(Paragraph, LatinLinesJoinWithOneSpace) {
    PageMaker maker;
    lines(maker, {"The library keeps its doors open until ten", "at night and the reading room is warm all day", "long."});
    EXPECT_EQ(texts(flow_of(maker)), Texts{"The library keeps its doors open until ten at night and the reading room is warm all day long."});
}

TEST(Paragraph, RunInHeadingGoesOnInTheTypeOfTheText) {
    PageMaker maker;
    const double y = set(maker, kOther, set(maker, kText, 100));
    maker.text(kLeft, y, 18, "五、座位不预约。读者请在开馆之后凭").text(kLeft, y + kPitch, kSize, "证件就近入座，离开时带走物品。");
    EXPECT_EQ(texts(flow_of(maker)).back(), "五、座位不预约。读者请在开馆之后凭证件就近入座，离开时带走物品。");
}

TEST(Paragraph, FirstLineWithEvenWhiteInSmallerTypeGoesOn) {
    PageMaker maker;
    const double y = set(maker, kOther + kText, set(maker, kText + kOther, 100)) + 20;
    maker.text(104, y, 12, "过去，水费收缴要经过了镇、村、组三道手续和三道").text(80, y + 20, 12, "关，群众最担心的是层层加价。今年春灌起，三个镇试");
    maker.text(80, y + 40, 12, "行一张表，从供水所直接贴到农户门口，四栏并列。");
    maker.text(80, y + 80, 12, "左右两边的边线由这一行来说明，它排到了版心的右边线上");
    EXPECT_NE(texts(flow_of(maker)).at(2).find("三道关，群众"), std::string::npos) << testing::PrintToString(texts(flow_of(maker)));
}

TEST(Paragraph, FewLinesAtOneWidePitchShowIt) {
    PageMaker maker;   // an order: two lines at 2.4 em, as its other lines
    maker.text(80, 100, 12, "机密").text(80, 128.8, 12, "加急").text(200, 200, 18, "关于公布管理办法的命令");
    maker.text(104, 260, 12, "《图书馆借阅管理办法》已经第四十次馆务会议通过，现予").text(80, 288.8, 12, "公布，自十二月一日起施行。");
    maker.text(300, 317.6, 12, "馆长　徐洋").text(280, 346.4, 12, "七月十八日");
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(std::find(found.begin(), found.end(), "《图书馆借阅管理办法》已经第四十次馆务会议通过，现予公布，自十二月一日起施行。"), found.end());
}

TEST(Paragraph, HeadingInLargerTypeThatFillsItsColumnBeginsAnother) {
    PageMaker maker;
    maker.text(kLeft + 2 * kSize, 100, kSize, "市图书馆今年延长开放时间，周末开放到").text(kLeft, 128, kSize, "二十二时，自习区全天供应热水，不收费用。");
    maker.next().font = 1;
    maker.text(kLeft, 156, 17, "北塘区社区书屋开展校史整理活动与展");
    maker.next().font = 1;
    maker.text(228, 184, 17, "览").paragraph(kLeft, 212, kSize, kColumns, kOther, kPitch);
    const Texts found = texts(flow_of(maker));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front(), "市图书馆今年延长开放时间，周末开放到二十二时，自习区全天供应热水，不收费用。");
}

TEST(Paragraph, LinesFartherApartGoOnWhereNothingCanHaveEnded) {
    PageMaker maker;
    double y = set(maker, kText, set(maker, kOther, set(maker, kText, 100)));
    y = maker.paragraph(kLeft, y, kSize, kColumns, kOther, kPitch * 1.5);
    maker.text(kLeft + 2 * kSize, y, kSize, "——书屋二十三处，都在街道和社区门厅，").text(kLeft + 4 * kSize, y + kPitch * 1.5, kSize, "由总馆配送图书。");
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kText, kOther, kText, kOther, "——书屋二十三处，都在街道和社区门厅，由总馆配送图书。"}));
}

TEST(Paragraph, ALineThatHangsInTheMiddleOfItsSentenceGoesOn) {
    PageMaker maker;   // thirty characters of 12 points; references hang by two
    double y = maker.paragraph(80, 100, 12, 30, kText + kOther, 20);
    y = maker.paragraph(80, y, 12, 30, kOther + kText, 20);
    maker.text(80, y, 12, "书屋共二十三处，都在街道和社区的门厅里，由总馆统一配送图书和报").text(104, y + 20, 12, "刊，每月两次。");
    maker.text(80, y + 40, 12, "自习区全天供应热水，读者凭证即可入馆，周末开放到二十二时，不另").text(104, y + 60, 12, "收费。");
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U) << testing::PrintToString(found);
    EXPECT_EQ(found[2], "书屋共二十三处，都在街道和社区的门厅里，由总馆统一配送图书和报刊，每月两次。");
    EXPECT_EQ(found[3], "自习区全天供应热水，读者凭证即可入馆，周末开放到二十二时，不另收费。");
}

TEST(Paragraph, LinesBesideAndUnderAnInitialAreOne) {
    PageMaker maker;
    maker.text(80, 128, 44, "市");
    maker.text(128, 100, kSize, "图书馆今年延长开放时间，周末开放到").text(128, 128, kSize, "二十二时，读者凭证即可入馆，自习区");
    lines(maker, {"全天供应热水。书屋共二十三处，都在街道和", "社区的门厅里，由总馆统一配送图书。"}, 156);
    EXPECT_EQ(texts(flow_of(maker)), Texts{kText + kOther});
}

struct PlacedLine {
    double x;
    std::string text;
};

/// What two lines with white over and under them are between two paragraphs.
Texts between_paragraphs(double white, double size, const PlacedLine& first, const PlacedLine& second) {
    PageMaker maker;
    const double y = set(maker, kText + kOther, 100) + white;
    maker.text(first.x, y, size, first.text).text(second.x, y + kPitch, size, second.text);
    set(maker, kOther + kText, y + 2 * kPitch + white);
    return texts(flow_of(maker));
}

TEST(Paragraph, AQuotationOfTwoLinesInTheMiddleIsOne) {
    EXPECT_EQ(between_paragraphs(10, kSize, {152, "「让每一位读者都在身边"}, {184, "有一间书屋。」"}),
              (Texts{kText + kOther, "「让每一位读者都在身边有一间书屋。」", kOther + kText}));
}

TEST(Paragraph, ASentenceInTheMiddleOfThePageIsOneThoughLarge) {
    EXPECT_EQ(between_paragraphs(20, 20, {120, "让每一位读者都在身边有一"}, {170, "间热闹的书屋。"}),
              (Texts{kText + kOther, "让每一位读者都在身边有一间热闹的书屋。", kOther + kText}));
}

TEST(Paragraph, LargeLinesInTheMiddleGoOnInSmallLetters) {
    EXPECT_EQ(between_paragraphs(20, 20, {140, "A room of books near"}, {145, "every door in town."}),
              (Texts{kText + kOther, "A room of books near every door in town.", kOther + kText}));
}

TEST(Paragraph, WhiteBehindASentenceThatFillsItsLineEndsAParagraphWhereAllStandApart) {
    for (const int paragraphs : {4, 8}) {
        PageMaker maker;
        const std::string full = "书屋共二十三处，都在街道和社区的门厅里。";
        double y = 100;
        Texts wanted;
        for (int i = 0; i < paragraphs; ++i) {
            lines(maker, {full.substr(0, 57) + "处", full, "书屋共二十三处。"}, y);
            wanted.push_back(full.substr(0, 57) + "处" + full + "书屋共二十三处。");
            y += 3 * kPitch + 6;
        }
        lines(maker, {full.substr(0, 57) + "处", full}, y);   // ends where its last line is full
        lines(maker, {"自习区全天供应热水。"}, y + 2 * kPitch + 6);
        wanted.push_back(full.substr(0, 57) + "处" + full);
        wanted.push_back("自习区全天供应热水。");
        EXPECT_EQ(texts(flow_of(maker)), wanted) << paragraphs;
    }
}

TEST(Paragraph, AbstractInANarrowerMeasureIsOne) {
    PageMaker maker;
    const std::string abstract = "【摘要】" + kText + kOther + kText;
    const double y = maker.paragraph(104, 80, 12, 32, abstract, 18);   // 12 points inside the text on both sides twice over
    double below = y + 12;
    for (int i = 0; i < 6; ++i) {
        below = maker.paragraph(80, below, 12, 36, kText + kOther, 18);
    }
    EXPECT_EQ(texts(flow_of(maker)).front(), abstract);
}

TEST(Paragraph, ShortLineEndsAParagraphWithoutIndents) {
    PageMaker maker;
    lines(maker, {"责任编辑：王伟", "审签：刘颖", "报：市委办公室，市政府办公室，市人大办公室", "和市政协办公室。"});
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"责任编辑：王伟", "审签：刘颖", "报：市委办公室，市政府办公室，市人大办公室和市政协办公室。"}));
}

TEST(Paragraph, AWideGapBehindARunInTitleEndsNoLine) {
    PageMaker maker;
    const double y = set(maker, kText, set(maker, kOther, 100));
    maker.text(kLeft + 2 * kSize, y, kSize, "竹坪镇图书馆送书上门").text(kLeft + 14 * kSize, y, kSize, "每周三下午送书").text(kLeft, y + kPitch, kSize, "到村，受到群众欢迎。");
    EXPECT_EQ(texts(flow_of(maker)).back(), "竹坪镇图书馆送书上门 每周三下午送书到村，受到群众欢迎。");
}

TEST(Paragraph, LineThatCouldNotTakeTheNextWordIsFull) {
    // The quoted word cannot be divided from its opening mark: the line before it keeps one character of room.
    PageMaker maker;
    const double y = set(maker, kText, 100);
    lines(maker, {"每年都有新的志愿者投身服务，合力推出了", "“书香”系列活动。"}, y);
    EXPECT_EQ(texts(flow_of(maker)).back(), "每年都有新的志愿者投身服务，合力推出了“书香”系列活动。");
}

TEST(Paragraph, WhiteInsideABracketDividesNoWord) {
    PageMaker maker;   // a quarter of an em between Han and Latin: the next line's bracket would not have fitted
    double y = 80;
    for (int i = 0; i < 4; ++i, y += 10) {
        for (const char* line : {"市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全", "天供应热水，各区图书馆同时延长。"}) {
            maker.text(80, y += 18, 12, line);
        }
    }
    maker.text(80, y + 18, 12, "来源也可以是地址，或者一个列出这些地址和馆藏位置的文件");
    maker.text(80, y + 36, 12, "（").text(95, y + 36, 12, "addresses.of.the.branches.txt").text(272, y + 36, 12, "）；由各馆下载。");
    const std::string text = texts(flow_of(maker)).back();
    EXPECT_EQ(text.rfind("来源也可以是地址，或者一个列出这些地址和馆藏位置的文件（", 0), 0U) << text;
}

TEST(Paragraph, JoinsOverAPageBreakInMidWord) {
    PageMaker maker;
    set(maker, kText, 100);
    maker.text(kLeft + 2 * kSize, 700, kSize, "水务局对全市水库逐一检查，发现问题当").text(kLeft, 728, kSize, "场整改，不能当场整改的明确责任人和完成时");
    maker.page();
    maker.text(kLeft, 100, kSize, "限，每周通报进展情况。");
    set(maker, kOther, 128);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{kText, "水务局对全市水库逐一检查，发现问题当场整改，不能当场整改的明确责任人和完成时限，每周通报进展情况。", kOther}));
    ASSERT_EQ(paragraph(flow, 1).locations.size(), 2U);
    EXPECT_EQ(paragraph(flow, 1).locations[0].page, 1);
    EXPECT_EQ(paragraph(flow, 1).locations[1].page, 2);
}

TEST(Paragraph, IndentedFirstLineOfAPageBeginsAParagraph) {
    PageMaker maker;
    set(maker, kText, 100);
    maker.text(kLeft + 2 * kSize, 728, kSize, "水务局对全市水库逐一检查，发现问题当");
    maker.page();
    set(maker, kOther, 100);
    EXPECT_EQ(texts(flow_of(maker)).size(), 3U);
}

TEST(Paragraph, ALineAmidstItsColumnIsCentredThoughItsIndentMovesIt) {
    const auto alignment = [](double middle) {
        PageMaker maker;
        set(maker, kText, 100);
        maker.text(middle - 2 * kSize, 180, kSize, "供水科李");
        set(maker, kOther, 220);
        return paragraph(flow_of(maker), 1).alignment;
    };
    const double middle = kLeft + kColumns * kSize / 2;
    EXPECT_EQ(alignment(middle + kSize), model::Alignment::center);   // half of the indent of the text
    EXPECT_EQ(alignment(middle + 4 * kSize), model::Alignment::end);   // a signature
}

TEST(Paragraph, CentredTitleLinesStayApartUnlessWrapped) {
    PageMaker maker;
    maker.text(180, 100, 20, "市图书馆延长").text(160, 134, 20, "开放时间受到欢迎");
    set(maker, kText, 180);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 3U);
    EXPECT_EQ(paragraph(flow, 0).alignment, model::Alignment::center);
    EXPECT_EQ(paragraph(flow, 2).alignment, model::Alignment::start);

    PageMaker wrapped;
    wrapped.text(80, 100, 20, "青石县图书馆延长开放时间让读者满").text(230, 134, 20, "意");
    set(wrapped, kText, 180);
    EXPECT_EQ(texts(flow_of(wrapped)).front(), "青石县图书馆延长开放时间让读者满意");
}

TEST(Paragraph, SignatureLinesOnTheRightStayApart) {
    PageMaker maker;
    const double y = set(maker, kText, 100);
    maker.text(256, y + 20, 16, "青岚市公园管理").text(240, y + 48, 16, "2024年9月2日");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 3U);
    EXPECT_EQ(paragraph(flow, 1).alignment, model::Alignment::end);
}

TEST(Paragraph, HangingLinesBelongToTheirLabel) {
    PageMaker maker;
    const double y = set(maker, kText, 100);
    maker.text(80, y + 20, 16, "发：各区图书馆，各街道书屋，各中小学校，").text(112, y + 48, 16, "各有关单位。");
    EXPECT_EQ(texts(flow_of(maker)).back(), "发：各区图书馆，各街道书屋，各中小学校，各有关单位。");
}

TEST(Paragraph, BulletsBeginParagraphs) {
    PageMaker maker;
    lines(maker, {"● 市图书馆今年延长开放时间，周末开放到二", "● 书屋共二十三处，都在街道和社区的门厅里", "● 志愿者轮班。"});
    EXPECT_EQ(texts(flow_of(maker)).size(), 3U);
}

TEST(Paragraph, RedRuleUnderTheMastheadBelongsToTheLineAbove) {
    PageMaker maker;
    lines(maker, {"市图书馆办公室"});
    maker.rule(80, 110, 400, 112, 0xFF0000);
    set(maker, kText, 150);
    const model::Flow flow = flow_of(maker);
    ASSERT_TRUE(paragraph(flow, 0).rule_below.has_value());
    EXPECT_EQ(paragraph(flow, 0).rule_below->color, 0xFF0000U);
    EXPECT_FALSE(paragraph(flow, 1).rule_above.has_value());
}

}  // namespace
}  // namespace bianmu::layout
