#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

std::string line_of(PageMaker& maker) {
    const model::Flow flow = flow_of(maker);
    return flow.blocks.empty() ? "" : paragraph(flow, 0).text;
}

TEST(Spacing, PaintedSpaceBetweenHanAndLatinStays) {
    PageMaker maker;
    maker.text(100, 100, 16, "试用 RFID 设备");
    EXPECT_EQ(line_of(maker), "试用 RFID 设备");
}

TEST(Spacing, QuarterEmThatAProgramAddsIsNoSpace) {
    PageMaker maker;
    maker.text(100, 100, 16, "设立").text(136, 100, 16, "15").text(156, 100, 16, "个");
    EXPECT_EQ(line_of(maker), "设立15个");
}

TEST(Spacing, StretchedLineHasNoSpacesBesideItsNumbers) {
    PageMaker maker;   // every gap is .3 em, that behind the number a quarter em more
    maker.text(100, 100, 16, "8765").text(140, 100, 16, "人比上年同期增长到时候", 4.8);
    EXPECT_EQ(line_of(maker), "8765人比上年同期增长到时候");
}

TEST(Spacing, HanAreNotSpacedByKerning) {
    PageMaker maker;
    maker.text(100, 100, 16, "图书馆开放", 3);
    EXPECT_EQ(line_of(maker), "图书馆开放");
}

TEST(Spacing, SpaceBetweenEveryCharacterIsLetterSpacing) {
    PageMaker maker;
    maker.text(100, 100, 16, "图 书 馆 开 放 时 间");
    EXPECT_EQ(line_of(maker), "图书馆开放时间");
}

TEST(Spacing, SpacedNamesKeepTheirSpace) {
    PageMaker maker;
    maker.text(100, 100, 16, "责任编辑：王 伟 李世强");
    EXPECT_EQ(line_of(maker), "责任编辑：王 伟 李世强");
}

TEST(Spacing, WideGapIsATab) {
    PageMaker maker;
    maker.text(80, 100, 16, "市图书馆办公室").text(420, 100, 16, "2024年3月8日");
    EXPECT_EQ(line_of(maker), "市图书馆办公室\t2024年3月8日");
}

TEST(Spacing, QuotationMarksAndDashesAmongWordsStandApartAsWordsDo) {
    PageMaker maker;   // as typesetters of formulas leave white: no painted space
    maker.text(100, 100, 16, "the").text(129, 100, 16, "“new”", 0).text(190, 100, 16, "desk").text(227, 100, 16, "—").text(248, 100, 16, "open");
    EXPECT_EQ(line_of(maker), "the “new” desk — open");
    PageMaker chinese;
    chinese.text(100, 100, 16, "推进").text(136, 100, 16, "“RFID”", 0).text(204, 100, 16, "设备");
    EXPECT_EQ(line_of(chinese), "推进“RFID”设备");
}

TEST(Spacing, LatinWordsOfSeparateRunsAreApart) {
    PageMaker maker;
    maker.text(100, 100, 16, "water").text(145, 100, 16, "board");
    EXPECT_EQ(line_of(maker), "water board");
}

TEST(Spacing, RaisedSmallFiguresAreSuperscript) {
    PageMaker maker;
    maker.text(100, 100, 16, "面积为十二平方米").text(228, 94, 9, "2").text(233, 100, 16, "，逐年增加");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"面积为十二平方米2，逐年增加"});
    const auto runs = paragraph(flow, 0).runs;
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[1].style.script, model::Script::superscript);
    EXPECT_EQ(runs[2].style.script, model::Script::baseline);
}

TEST(Spacing, RunsCoverTheTextEndToEnd) {
    PageMaker maker;
    maker.text(100, 100, 16, "摘要 ");
    maker.next().font = 1;
    maker.text(140, 100, 16, "RFID 设备").text(220, 100, 16, " 说明");
    const model::Flow flow = flow_of(maker);
    const model::Paragraph line = paragraph(flow, 0);
    std::uint32_t at = 0;
    for (const model::Run& run : line.runs) {
        EXPECT_EQ(run.start, at);
        at = run.end;
    }
    EXPECT_EQ(at, line.text.size());
}

TEST(Spacing, AThinSpaceBehindACommaIsOne) {
    PageMaker maker;   // a sixth of an em, as formulas have; none inside a number
    maker.text(100, 100, 10, "y(1,").text(121.6, 100, 10, "z,").text(133.2, 100, 10, ".").text(139.9, 100, 10, ".").text(146.6, 100, 10, "n) 3.14 1,000");
    EXPECT_EQ(line_of(maker), "y(1, z, . . n) 3.14 1,000");
}

TEST(Spacing, WideGapsThatAreAllAlikeAreNoTabs) {
    PageMaker maker;   // a line of three words, stretched to the edge of a narrow column
    maker.text(100, 100, 10, "summary").text(160, 100, 10, "for").text(200, 100, 10, "reader");
    EXPECT_EQ(line_of(maker), "summary for reader");
}

TEST(Spacing, WrongWidthsOfAFontMakeNoSpacesWhereSpacesArePainted) {
    PageMaker maker;
    maker.text(100, 100, 10, "give an exam").text(164, 100, 10, "ple of what is open");   // the m is 9 points wide, the font says 5
    EXPECT_EQ(line_of(maker), "give an example of what is open");
}

TEST(Spacing, PaintedSpaceCountsThoughTheWordsTouch) {
    PageMaker maker;
    maker.text(100, 100, 10, "it is open to all. ").text(190, 100, 10, "Come in");
    EXPECT_EQ(line_of(maker), "it is open to all. Come in");
}

TEST(Spacing, AHyphenIsReadThoughTheFontCallsItSoft) {
    PageMaker maker;
    maker.text(100, 100, 10, "a year\u00ADlong \u00ADplan");
    EXPECT_EQ(line_of(maker), "a year-long plan");
}

TEST(Spacing, ASpaceThatThePenOnlyMovesOverStandsOutOfItsLine) {
    PageMaker maker;
    maker.text(100, 100, 16, "第二条").text(153, 100, 16, "市图书馆今年延长开放时间");   // a third of an em
    EXPECT_EQ(line_of(maker), "第二条 市图书馆今年延长开放时间");
    PageMaker stretched;
    stretched.text(100, 100, 16, "第二条市图书馆今年延长开放时间", 5);
    EXPECT_EQ(line_of(stretched), "第二条市图书馆今年延长开放时间");
}

TEST(Spacing, NearlyHalfAnEmPartsTheWordsOfAShortLine) {
    PageMaker maker;
    maker.text(200, 100, 16, "第一章").text(255.8, 100, 16, "总").text(279.6, 100, 16, "则");   // the pen moves over the spaces
    EXPECT_EQ(texts(flow_of(maker)), Texts{"第一章 总 则"});
}

TEST(Spacing, AnOpeningMarkWhoseWhiteLiesOverTheMarkBeforeFollowsIt) {
    PageMaker maker;   // browsers trim the white of full-width marks
    maker.text(80, 100, 16, "other papers").text(176, 100, 16, "(").text(174, 100, 16, "《通知》");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"other papers(《通知》"});
}

}  // namespace
}  // namespace bianmu::layout
