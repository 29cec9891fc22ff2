#include <gtest/gtest.h>

#include <utility>

#include "structure/outline.h"

namespace bianmu::structure {
namespace {

TEST(Generic, OutlineLevelsOfTheSourceComeFirst) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.add("1. 开放时间", 16, 1).outline_level = 2;
    maker.add(kText);
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    ASSERT_TRUE(document);
    const auto& blocks = document->sections.at(0).articles.at(0).blocks;
    EXPECT_EQ(blocks.at(0).type, model::BlockType::heading);
    EXPECT_EQ(blocks.at(0).level, 2);
}

TEST(Generic, OutlineOfTheSourceNamesHeadingsAndTheirLevels) {
    FlowMaker maker;
    for (const char* heading : {"开放", "时间", "读者"}) {
        maker.add(heading);
        maker.add(kText);
    }
    model::Flow flow = maker.take();
    flow.outline = {{"开放", 1, 1}, {"时间", 2, 1}, {"读者", 1, 2}};
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "generic", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(outline_of(*document), (Lines{"1 开放", "2 时间", "1 读者"}));
}

TEST(Generic, BookmarksThatContradictTheCountsGiveNoLevels) {
    FlowMaker maker;
    for (const char* title : {"读者守则", "借阅办法"}) {
        maker.centred(title, 22);
        for (const char* chapter : {"第一章 总则", "第二章 附则"}) {
            maker.add(chapter, 16, 1);
            maker.add(kText);
        }
    }
    model::Flow flow = maker.take();
    flow.outline = {{"读者守则", 1, 1}, {"第一章 总则", 1, 1}, {"借阅办法", 1, 2}, {"第二章 附则", 1, 2}};
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "generic", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(outline_of(*document).back(), "2 第二章 附则");
}

TEST(Generic, PointsGiveDepth) {
    FlowMaker maker;
    for (const char* heading : {"1 范围", "2 开放", "2.1 时间", "2.1.1 平日", "2.2 地点", "3 读者"}) {
        maker.add(heading, 16, 1);
        maker.add(kText);
    }
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(outline_of(document), (Lines{"1 1 范围", "1 2 开放", "2 2.1 时间", "3 2.1.1 平日", "2 2.2 地点", "1 3 读者"}));
    EXPECT_EQ(document.sections[0].articles[0].blocks[4].marker, "2.1");
}

TEST(Generic, AHeadingWhoseNumberDoesNotFollowIsToldOf) {
    FlowMaker maker;
    for (const char* heading : {"1 范围", "2 开放", "2.1 时间", "2.2 地点", "3 读者", "3.1 学生", "3.3 教师", "5 馆藏"}) {
        maker.add(heading, 16, 1);
        maker.add(kText);
    }
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "generic", sink);
    Lines gaps;
    for (const model::Diagnostic& doubt : sink.list()) {
        gaps.push_back(doubt.code + " " + doubt.pointer);
    }
    EXPECT_EQ(gaps, (Lines{"heading.gap /sections/0/articles/0/blocks/12", "heading.gap /sections/0/articles/0/blocks/14"}));
}

TEST(Generic, WholeSentencesUnderTheirNumbersAreText) {
    FlowMaker maker;
    maker.add("3 术语", 16, 1);
    for (const char* number : {"3.1 ", "3.2 ", "3.3 "}) {
        maker.add(number + kText);
    }
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(outline_of(document), (Lines{"1 3 术语"}));
}

TEST(Generic, NoLevelIsSkippedWhereAFamilyIsLeftOut) {
    FlowMaker maker;
    for (const char* heading : {"一、开放", "（一）时间", "1.平日", "2.周末", "二、读者", "1.学生", "2.教师", "三、馆藏"}) {
        maker.add(heading, 16, 1);
        maker.add(kText);
    }
    EXPECT_EQ(outline_of(document_of(maker, "generic")), (Lines{"1 一、开放", "2 （一）时间", "3 1.平日", "3 2.周末", "1 二、读者", "2 1.学生", "2 2.教师", "1 三、馆藏"}));
}

TEST(Generic, CountThatGoesOnAcrossABoldLineStandsOverIt) {
    FlowMaker maker;
    for (const char* heading : {"1 Opening hours", "Weekdays", "2 Readers", "Students", "3 Collections"}) {
        maker.add(heading, 16, 0, true);
        maker.add(kText);
    }
    EXPECT_EQ(outline_of(document_of(maker, "generic")), (Lines{"1 1 Opening hours", "2 Weekdays", "1 2 Readers", "2 Students", "1 3 Collections"}));
}

TEST(Generic, BoldLinesOverTextAreHeadingsAndBoldLinesInARowAreNot) {
    FlowMaker maker;
    maker.add("Opening hours", 16, 0, true);
    maker.add(kText);
    for (const char* line : {"Monday to Friday", "Saturday and Sunday", "Public holidays", "Reading room", "Children's room"}) {
        maker.add(line, 14, 1, true);
    }
    maker.add(kText);
    maker.add("Readers", 16, 0, true);
    maker.add(kText);
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(document.title, "Opening hours");
    EXPECT_EQ(outline_of(document), (Lines{"1 Readers"}));
}

TEST(Generic, NotesOnTitlesSalutationsAndNumbersAreNoHeadings) {
    FlowMaker maker;
    maker.centred("读者守则", 26);
    maker.centred("开放", 18);
    maker.add(kText);
    for (const char* line : {"（2024年3月5日理事会通过）", "青图发〔2024〕5号", "GB/T 12345—2024", "各区图书馆：", "关于（试行"}) {
        maker.centred(line, 18);
        maker.add(kText);
    }
    EXPECT_EQ(outline_of(document_of(maker, "generic")), (Lines{"1 开放"}));
}

TEST(Generic, ParagraphsUnderNumbersAreTextAndClausesLeadThem) {
    FlowMaker maker;
    maker.add("第一条 " + kText);
    maker.add("第二条 " + kText);
    for (const char* number : {"（1）", "（2）"}) {
        maker.add(number + kText + kText);
    }
    const auto document = document_of(maker, "generic");
    for (const model::DocumentBlock& block : document.sections[0].articles[0].blocks) {
        EXPECT_EQ(block.type, model::BlockType::paragraph) << block.text;
    }
    const auto& leads = document.sections[0].articles[0].blocks[1].leads;
    ASSERT_EQ(leads.size(), 1U);
    EXPECT_EQ(leads[0].marker, "第二条");
    EXPECT_EQ(leads[0].end, 3U);
}

TEST(Generic, DepthsOfOneFamilyStandInTheirOrder) {
    FlowMaker maker;
    for (const char* line : {"1 Introduction", "2 Methods", "2.1 Selection of wells", "2.2 Measurements", "2.2.1 Water table", "2.2.2 Nitrate", "3 Results", "3.1 Levels"}) {
        maker.add(line, 16, 1, true);
        maker.add("Each well was measured three times, in spring, in high summer and in autumn, and the readings were noted on the spot by two surveyors.");
    }
    EXPECT_EQ(levels(document_of(maker, "generic")), (std::vector<int>{1, 1, 2, 2, 3, 3, 1, 2}));
}

TEST(Generic, PartsChaptersAndSectionsNestThoughEachBeginsAnew) {
    FlowMaker maker;
    for (const char* line : {"第一编　总则", "第一章　一般规定", "第二章　开放", "第一节　时间", "第二节　读者", "第二编　借阅", "第一章　借书", "第二章　附则"}) {
        maker.centred(line, 16, 1, false);
        maker.add(kText);
    }
    EXPECT_EQ(levels(document_of(maker, "generic")), (std::vector<int>{1, 2, 2, 3, 3, 1, 2, 2}));
}

TEST(Generic, ChaptersMayCountOnOverTheParts) {
    FlowMaker maker;
    maker.centred("公共图书馆条例", 26);
    maker.centred("（2024年3月28日市图书馆理事会第二次会议通过）", 16, 2, false);
    for (const char* heading : {"第一编　总则", "第一章　一般规定", "第二章　职责", "第二编　设立", "第三章　规划", "第四章　建设", "第六章　罚则"}) {
        maker.centred(heading, 18, 1, false);
        maker.add(kText);
    }
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "generic", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->sections.at(0).articles.at(0).subtitle, "（2024年3月28日市图书馆理事会第二次会议通过）");
    std::vector<std::string> gaps;
    for (const model::Diagnostic& doubt : sink.list()) {
        if (doubt.code == "heading.gap") {
            gaps.push_back(doubt.message);
        }
    }
    EXPECT_EQ(gaps, (std::vector<std::string>{"the heading \"第六章　罚则\" follows number 4"}));
}

TEST(Generic, NumberedBoldLinesWithAStopAreHeadings) {
    FlowMaker maker;
    maker.centred("临泉市节水型社区建设方案", 22);
    maker.add("一、主要任务", 16, 1);
    maker.add("（一）改造管网。", 16, 0, true);
    maker.add(kText);
    maker.add("（二）推广器具。", 16, 0, true);
    maker.add(kText);
    const model::Document document = document_of(maker, "generic");
    EXPECT_EQ(levels(document), (std::vector<int>{1, 2, 2}));
}

}  // namespace
}  // namespace bianmu::structure
