#include <gtest/gtest.h>

#include <algorithm>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

constexpr const char* kLine = "图书馆延长开放时间让读者满意图书馆延长开";

/// Lines of text from `y` on, the first with a raised mark behind its words.
void text(PageMaker& maker, double x, double y, std::string_view mark, int lines = 6) {
    maker.text(x, y, 12, "上游监测点曾被洪水冲毁两次").text(x + 156, y - 5, 7, mark).text(x + 164, y, 12, "，已经修复。");
    for (int i = 1; i < lines; ++i) {
        maker.text(x, y + 21 * i, 12, kLine);
    }
}

/// The marks in the text that name a note, with the note's number.
std::vector<std::pair<std::string, int>> tied(const model::Flow& flow) {
    std::vector<std::pair<std::string, int>> out;
    for (const model::Block& block : flow.blocks) {
        const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
        for (const model::Run& run : paragraph != nullptr ? paragraph->runs : std::vector<model::Run>{}) {
            if (run.note >= 0) {
                out.emplace_back(paragraph->text.substr(run.start, run.end - run.start), run.note);
            }
        }
    }
    return out;
}

using Tied = std::vector<std::pair<std::string, int>>;

TEST(Notes, AsLargeAsTheTextUnderARule) {
    PageMaker maker;
    text(maker, 80, 120, "1");
    maker.rule(80, 600, 200, 600.5);
    maker.text(80, 615, 7, "1").text(88, 620, 12, "指七月的洪水，其后又有一次较小的洪水，").text(80, 641, 12, "没有造成损失。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(flow.notes[0].text, "1指七月的洪水，其后又有一次较小的洪水，没有造成损失。");
    EXPECT_EQ(tied(flow), (Tied{{"1", 0}}));
}

TEST(Notes, LinesUnderARuleWhoseMarkNoTextHoldsAreText) {
    PageMaker maker;
    text(maker, 80, 120, "1");
    maker.rule(80, 600, 200, 600.5);
    maker.text(80, 620, 12, "2 册以上的书，借期都是一个月，");
    EXPECT_TRUE(flow_of(maker).notes.empty());
}

TEST(Notes, MarksInACircleNeedNotBeRaised) {
    PageMaker maker;
    maker.text(80, 120, 12, "上游监测点①曾被洪水冲毁两次。").text(80, 141, 12, kLine);
    maker.rule(80, 700, 200, 700.5);
    maker.text(80, 716, 9, "①指三号点。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(tied(flow), (Tied{{"①", 0}}));
    EXPECT_EQ(paragraph(flow, 0).runs.size(), 3U);
}

TEST(Notes, GoOnOverThePage) {
    PageMaker maker;
    text(maker, 80, 120, "1");
    maker.rule(80, 700, 200, 700.5);
    maker.text(80, 712, 7, "1").text(88, 717, 12, "指七月的洪水，其后又有一次较小的洪水，");
    maker.page();
    text(maker, 80, 120, "2");
    maker.rule(80, 700, 200, 700.5);
    maker.text(80, 717, 12, "没有造成损失。").text(80, 733, 7, "2").text(88, 738, 12, "指八月的洪水。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 2U);
    EXPECT_EQ(flow.notes[0].text, "1指七月的洪水，其后又有一次较小的洪水，没有造成损失。");
    EXPECT_EQ(flow.notes[0].locations.size(), 2U);
    EXPECT_EQ(tied(flow), (Tied{{"1", 0}, {"2", 1}}));
}

TEST(Notes, StandOnThePageAfterTheirMark) {
    PageMaker maker;
    text(maker, 80, 120, "1", 28);
    maker.page();
    text(maker, 80, 120, "2");
    maker.rule(80, 700, 200, 700.5);
    maker.text(80, 712, 7, "1").text(88, 717, 12, "指七月的洪水。").text(80, 733, 7, "2").text(88, 738, 12, "指八月的洪水。");
    EXPECT_EQ(tied(flow_of(maker)), (Tied{{"1", 0}, {"2", 1}}));
}

TEST(Notes, OfOneColumnLeaveTheOther) {
    PageMaker maker;
    for (const double x : {50.0, 320.0}) {
        text(maker, x, 120, x < 100 ? "1" : "", x < 100 ? 20 : 28);
    }
    maker.rule(50, 600, 130, 600.5);
    maker.text(50, 615, 7, "1").text(58, 620, 12, "指七月的洪水，其后又有一次，").text(50, 641, 12, "没有造成损失。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(flow.notes[0].text, "1指七月的洪水，其后又有一次，没有造成损失。");
}

TEST(Notes, SmallLinesWithAMarkNeedNoRule) {
    PageMaker maker;
    text(maker, 80, 120, "1");
    maker.text(80, 716, 9, "1. 指七月的洪水。");
    EXPECT_EQ(tied(flow_of(maker)), (Tied{{"1", 0}}));
}

TEST(Notes, NumbersInBracketsCountReferences) {
    PageMaker maker;
    text(maker, 80, 120, "[1]");
    maker.text(80, 716, 9, "[1] 水文站年报，第三卷。");
    EXPECT_TRUE(flow_of(maker).notes.empty());
}

TEST(Notes, AtTheEndOfTheDocument) {
    PageMaker maker;
    text(maker, 80, 120, "i", 28);
    maker.page();
    text(maker, 80, 120, "ii", 28);
    maker.page();
    maker.text(80, 120, 12, "i 指七月的洪水，其后又有一次较小的洪水，").text(80, 141, 12, "没有造成损失。").text(80, 162, 12, "ii 指八月的洪水。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 2U);
    EXPECT_EQ(flow.notes[0].kind, model::NoteKind::endnote);
    EXPECT_EQ(flow.notes[1].text, "ii 指八月的洪水。");
    EXPECT_EQ(tied(flow), (Tied{{"i", 0}, {"ii", 1}}));
}

TEST(Notes, ListAtTheEndOfTheDocumentStaysText) {
    PageMaker maker;
    text(maker, 80, 120, "2", 20);
    maker.text(80, 560, 12, "1 开放时间").text(80, 581, 12, "2 借阅办法").text(80, 602, 12, "3 赔偿办法");
    EXPECT_TRUE(flow_of(maker).notes.empty());
}

TEST(Notes, MarginHoldsNotesBesideTheirMarks) {
    PageMaker maker;
    text(maker, 60, 100, "1", 12);
    maker.text(380, 96, 5, "1").text(385, 100, 8, "指七月的洪水，其后又有").text(380, 115, 8, "一次较小的洪水。");
    text(maker, 60, 400, "2", 12);
    maker.text(380, 396, 5, "2").text(385, 400, 8, "修复用了两个月，费用由").text(380, 415, 8, "省水利厅承担。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 2U);
    EXPECT_EQ(flow.notes[1].text, "2修复用了两个月，费用由省水利厅承担。");
    EXPECT_EQ(tied(flow), (Tied{{"1", 0}, {"2", 1}}));
}

TEST(Notes, AsLargeAsTheTextUnderARuleOverAllColumns) {
    PageMaker maker;   // the second note stands on the page after its mark, under the text there
    text(maker, 60, 120, "1", 10);
    text(maker, 320, 120, "2", 10);
    maker.rule(60, 600, 570, 600.5).text(60, 620, 12, "1. 指七月的洪水，其后又有一次较小的洪水，没有造成损失。");
    maker.page();
    for (int i = 0; i < 5; ++i) {
        maker.text(60, 120 + 21 * i, 12, kLine).text(320, 120 + 21 * i, 12, kLine);
    }
    maker.rule(60, 600, 570, 600.5).text(60, 620, 12, "2. 修复用了两个月，费用由省水利厅承担。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 2U);
    EXPECT_EQ(flow.notes[0].locations.size(), 1U);
    EXPECT_EQ(tied(flow), (Tied{{"1", 0}, {"2", 1}}));
}

TEST(Notes, ALongRuleAloneIsNotEnough) {
    PageMaker maker;
    text(maker, 60, 120, "3", 10);
    maker.rule(60, 600, 570, 600.5);
    maker.text(60, 620, 12, "1. 指七月的洪水，其后又有一次较小的洪水，没有造成损失。").text(60, 641, 12, "2. 修复用了两个月，费用由省水利厅承担。");
    EXPECT_TRUE(flow_of(maker).notes.empty());
}

TEST(Notes, NumbersCloseBeforeTheirWordsAtTheFootOfEachColumn) {
    // As word processors print them in columns: as large as the text, the number not raised and without white behind it.
    PageMaker maker;
    text(maker, 60, 120, "1", 10);
    text(maker, 60, 330, "2", 5);
    text(maker, 320, 120, "3", 15);
    maker.rule(60, 500, 130, 500.5).text(60, 520, 12, "1指七月的洪水，其后又有一次较小的洪").text(60, 541, 12, "水，没有造成损失。").text(60, 562, 12, "2修复用了两个月，费用由省水利厅在").text(60, 583, 12, "3月承担。");
    maker.rule(320, 500, 390, 500.5).text(320, 520, 12, "3监测点都在上游，下游另有两处，没").text(320, 541, 12, "有受到影响。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 3U);
    EXPECT_EQ(flow.notes[0].text, "1指七月的洪水，其后又有一次较小的洪水，没有造成损失。");
    EXPECT_EQ(flow.notes[2].text, "3监测点都在上游，下游另有两处，没有受到影响。");
    EXPECT_EQ(tied(flow), (Tied{{"1", 0}, {"2", 1}, {"3", 2}}));
}

TEST(Notes, EachColumnHasItsOwnWhereBothEndInARule) {
    PageMaker maker;   // the second column's notes begin higher up than those of the first
    text(maker, 60, 120, "1", 20);
    text(maker, 320, 120, "2", 15);
    maker.rule(60, 600, 130, 600.5).text(60, 615, 9, "1指七月的洪水，其后又有一次较小的洪").text(60, 629, 9, "水，没有造成损失。");
    maker.rule(320, 580, 390, 580.5).text(320, 601, 9, "2修复用了两个月，费用由省水利厅和市").text(320, 615, 9, "财政各承担一半，余下的工程明年春天").text(320, 629, 9, "动工。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 2U);
    EXPECT_EQ(flow.notes[0].text, "1指七月的洪水，其后又有一次较小的洪水，没有造成损失。");
    EXPECT_EQ(flow.notes[1].text, "2修复用了两个月，费用由省水利厅和市财政各承担一半，余下的工程明年春天动工。");
}

}  // namespace
}  // namespace bianmu::layout
