#include <gtest/gtest.h>

#include <chrono>

#include "structure/flow_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，受到附近居民和学生的欢迎。";

TEST(Generic, OneArticleWhoseLaterTitlesAreHeadingsBySize) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.add(kText);
    maker.centred("开放时间", 22);
    maker.add(kText);
    maker.centred("夜间开放", 19);
    maker.add(kText);
    maker.centred("读者活动", 22);
    maker.add(kText);
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->title, "读者服务年报");
    ASSERT_EQ(document->sections.size(), 1U);
    ASSERT_EQ(document->sections[0].articles.size(), 1U);
    const auto& blocks = document->sections[0].articles[0].blocks;
    ASSERT_EQ(blocks.size(), 7U);
    EXPECT_EQ(blocks[1].level, 1);
    EXPECT_EQ(blocks[3].level, 2);
    EXPECT_EQ(blocks[5].level, 1);
    EXPECT_EQ(blocks[5].rule, "heading.display");
}

TEST(Generic, TheOnlyHeadingThatTheSourceNamesIsTheTitleWhereItIsLarge) {
    FlowMaker maker;
    maker.centred("图书馆管理办法政策解读", 26).outline_level = 1;   // as browsers print the heading of a page
    maker.add(kText);
    for (const char* question : {"问：为什么要制定办法？", "问：谁可以申请？", "问：怎样还书？"}) {
        maker.add(question, 16, 1);
        maker.add(kText);
    }
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    ASSERT_TRUE(document);
    const auto& article = document->sections.at(0).articles.at(0);
    EXPECT_EQ(article.title, "图书馆管理办法政策解读");
    ASSERT_EQ(article.blocks.size(), 7U);
    EXPECT_EQ(article.blocks[1].type, model::BlockType::heading);   // bold is no emphasis then
}

TEST(Generic, ATitleThatItsAuthorBrokeIsOneLine) {
    FlowMaker maker;
    maker.centred("职工代表大会第三次会议\n关于工作计划的决议", 26).outline_level = 1;
    maker.add(kText);
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->title, "职工代表大会第三次会议关于工作计划的决议");
}

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

TEST(Generic, ListsInsideItemsAreDeeperAndDoNotEndTheirList) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.add(kText);
    for (const auto& [indent, text] : {std::pair{0.0F, "1. 办证请到总服务台。"}, {2.0F, "1. 出示身份证"}, {2.0F, "2. 填写申请表"}, {0.0F, "2. 退证请到分馆柜台。"}}) {
        maker.add(text).indent_left = 16 * indent;
    }
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "generic", sink);
    ASSERT_TRUE(document);
    const auto& blocks = document->sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 5U);
    const std::vector<int> levels = {1, 2, 2, 1};
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        EXPECT_EQ(blocks[i].type, model::BlockType::list_item) << blocks[i].text;
        EXPECT_EQ(blocks[i].level, levels[i - 1]) << blocks[i].text;
    }
}

TEST(Generic, ProgramTextIsCode) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.add(kText);
    maker.add("1. open()\n  close()").preformatted = true;
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "generic", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->sections.at(0).articles.at(0).blocks.at(1).type, model::BlockType::code);
    EXPECT_EQ(document->sections.at(0).articles.at(0).blocks.at(1).text, "1. open()\n  close()");
}

TEST(Generic, ContentsWithoutPagesAreListedThoughTheBodyLacksSomeOfThem) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.centred("目　录", 22);
    for (const char* title : {"前言", "1 开放时间", "2 读者活动", "2.1 讲座", "2.2 展览", "附录 场馆一览"}) {
        maker.add(title);
    }
    maker.centred("前言", 22);
    maker.add(kText);
    maker.add("1 开放时间", 16, 1);
    maker.add(kText);
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "generic", sink);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->contents.size(), 1U);
    EXPECT_EQ(document->contents[0].entries.size(), 6U);
}

TEST(Generic, AHeadingOfTheSourceStaysOneAndNamesTheDocumentIfItStandsOverAll) {
    for (const int second : {2, 1}) {
        FlowMaker maker;
        maker.centred("读者服务年报", 26).outline_level = 1;
        maker.add(kText);
        maker.add("开放时间", 16, 1).outline_level = second;
        maker.add(kText);
        model::Diagnostics sink;
        const auto document = build_document(maker.take(), "generic", sink);
        ASSERT_TRUE(document);
        EXPECT_EQ(document->title, second == 2 ? "读者服务年报" : "");
        const model::Article& article = document->sections.at(0).articles.at(0);
        EXPECT_EQ(article.title, "");
        EXPECT_EQ(article.blocks.at(0).type, model::BlockType::heading);
        EXPECT_EQ(article.blocks.at(0).level, 1);
        EXPECT_EQ(article.blocks.at(2).level, second);
    }
}

TEST(Generic, PictureBeforeTheTextIsAFigure) {
    FlowMaker maker;
    maker.figure();
    maker.centred("读者服务年报", 26);
    maker.add(kText);
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->figures.size(), 1U);
}

/// The blocks of a flow read as a generic document.
model::Document read(FlowMaker& maker) {
    model::Diagnostics sink;
    auto document = build_document(maker.take(), "generic", sink);
    EXPECT_TRUE(document);
    return *std::move(document);
}

std::vector<std::string> outline_of(const model::Document& document) {
    std::vector<std::string> lines;
    for (const model::DocumentBlock& block : document.sections.at(0).articles.at(0).blocks) {
        if (block.type == model::BlockType::heading) {
            lines.push_back(std::to_string(block.level) + " " + block.text);
        }
    }
    return lines;
}

using Lines = std::vector<std::string>;

std::vector<int> levels(const model::Document& document) {
    std::vector<int> out;
    for (const std::string& line : outline_of(document)) {
        out.push_back(line.front() - '0');
    }
    return out;
}

TEST(Generic, PointsGiveDepth) {
    FlowMaker maker;
    for (const char* heading : {"1 范围", "2 开放", "2.1 时间", "2.1.1 平日", "2.2 地点", "3 读者"}) {
        maker.add(heading, 16, 1);
        maker.add(kText);
    }
    const auto document = read(maker);
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
    const auto document = read(maker);
    EXPECT_EQ(outline_of(document), (Lines{"1 3 术语"}));
}

TEST(Generic, NoLevelIsSkippedWhereAFamilyIsLeftOut) {
    FlowMaker maker;
    for (const char* heading : {"一、开放", "（一）时间", "1.平日", "2.周末", "二、读者", "1.学生", "2.教师", "三、馆藏"}) {
        maker.add(heading, 16, 1);
        maker.add(kText);
    }
    EXPECT_EQ(outline_of(read(maker)), (Lines{"1 一、开放", "2 （一）时间", "3 1.平日", "3 2.周末", "1 二、读者", "2 1.学生", "2 2.教师", "1 三、馆藏"}));
}

TEST(Generic, CountThatGoesOnAcrossABoldLineStandsOverIt) {
    FlowMaker maker;
    for (const char* heading : {"1 Opening hours", "Weekdays", "2 Readers", "Students", "3 Collections"}) {
        maker.add(heading, 16, 0, true);
        maker.add(kText);
    }
    EXPECT_EQ(outline_of(read(maker)), (Lines{"1 1 Opening hours", "2 Weekdays", "1 2 Readers", "2 Students", "1 3 Collections"}));
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
    const auto document = read(maker);
    EXPECT_EQ(document.title, "Opening hours");
    EXPECT_EQ(outline_of(document), (Lines{"1 Readers"}));
}

TEST(Generic, NumberedLinesInARowAreAListAndOverTextAreHeadings) {
    FlowMaker maker;
    maker.add(kText);
    for (const char* line : {"1. 借书证", "2. 身份证", "3. 学生证"}) {
        maker.add(line);
    }
    maker.add(kText);
    for (const char* line : {"1. 借书", "2. 还书"}) {
        maker.add(line);
        maker.add(kText);
    }
    const auto document = read(maker);
    const auto& blocks = document.sections[0].articles[0].blocks;
    EXPECT_EQ(blocks.at(1).type, model::BlockType::list_item);
    EXPECT_EQ(blocks.at(1).marker, "1.");
    EXPECT_EQ(blocks.at(1).text, "1. 借书证");
    EXPECT_EQ(outline_of(document), (Lines{"1 1. 借书", "1 2. 还书"}));
}

TEST(Generic, BulletsAreListItemsInLevels) {
    FlowMaker maker;
    maker.add("• Reading room");
    maker.add("– quiet").indent_left = 32;
    maker.add("• Hall");
    const auto document = read(maker);
    const auto& blocks = document.sections[0].articles[0].blocks;
    EXPECT_EQ(blocks.at(0).type, model::BlockType::list_item);
    EXPECT_EQ(blocks.at(0).level, 1);
    EXPECT_EQ(blocks.at(1).level, 2);
    EXPECT_EQ(blocks.at(1).marker, "–");
    EXPECT_EQ(blocks.at(2).level, 1);
}

TEST(Generic, BoxesMakeItemsOfTaskLists) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.add(kText);
    maker.add("☐\t检查阀门").marker = model::Marker{"☐", 0, true, true};
    maker.add("☒\t更换滤网").marker = model::Marker{"☒", 1, true, true};
    maker.add("☑ 已通知各科室");
    maker.add(kText);
    maker.add("1. ☐ 登记读者");
    maker.add("2. ☑ 归还图书");
    maker.add("☐是　☑否");
    const auto document = read(maker);
    const auto& blocks = document.sections[0].articles[0].blocks;
    ASSERT_EQ(blocks.size(), 8U);
    const std::vector<std::tuple<bool, int, std::string, std::string>> wanted = {{false, 1, "", "☐\t检查阀门"}, {true, 2, "", "☒\t更换滤网"},
        {true, 1, "", "☑ 已通知各科室"}, {false, 1, "1.", "1. ☐ 登记读者"}, {true, 1, "2.", "2. ☑ 归还图书"}};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto& [checked, level, marker, text] = wanted[i];
        const model::DocumentBlock& item = blocks[i < 3 ? i + 1 : i + 2];
        EXPECT_EQ(item.type, model::BlockType::list_item) << text;
        EXPECT_EQ(item.checked, checked) << text;
        EXPECT_EQ(item.level, level) << text;
        EXPECT_EQ(item.marker, marker) << text;
        EXPECT_EQ(item.text, text);
    }
    EXPECT_EQ(blocks[7].type, model::BlockType::paragraph);   // a row of choices
    EXPECT_FALSE(blocks[7].checked);
}

TEST(Generic, LinesOfACoverAreNoHeadings) {
    FlowMaker maker;
    maker.centred("市图书馆", 18);
    maker.centred("读者服务年报", 30);
    maker.centred("编辑部", 18);
    maker.centred("二〇二四年三月", 18);
    maker.add("第一章 开放", 18, 1);
    maker.add(kText);
    const auto document = read(maker);
    EXPECT_EQ(document.title, "读者服务年报");
    EXPECT_EQ(outline_of(document), (Lines{"1 第一章 开放"}));
}

TEST(Generic, CaptionsBelongToTheirTablesAndFigures) {
    FlowMaker maker;
    maker.add("表 1 开放时间", 14, 1);
    maker.table({{"周一", "九时"}}, true);
    maker.add(kText);
    maker.figure();
    maker.add("Figure 2: The hall", 14, 1);
    maker.add("续表 1", 14, 1);
    maker.table({{"周二", "九时"}}, true);
    maker.add("图 3 另见附页", 14, 1);
    const auto document = read(maker);
    const auto& blocks = document.sections[0].articles[0].blocks;
    ASSERT_EQ(blocks.size(), 5U);
    EXPECT_EQ(blocks[0].caption, "表 1 开放时间");
    EXPECT_EQ(document.figures.at(0).caption, "Figure 2: The hall");
    EXPECT_EQ(blocks[3].caption, "续表 1");
    EXPECT_EQ(blocks[3].continued_from, blocks[0].id);
    EXPECT_EQ(blocks[4].type, model::BlockType::paragraph);
    EXPECT_EQ(document.accounting.source_chars, document.accounting.content_chars);
}

TEST(Generic, PrintedContentsPointToTheHeadings) {
    FlowMaker maker;
    maker.centred("目  次", 16, 1);
    maker.add("前 言 ........ II");
    maker.add("1 范围 ............ 1");
    maker.add("2 读者服务的组织和管理以及读者活动的安排与宣传推广工作");
    maker.add("的要求\t3");
    maker.add("3 馆藏 ........... 5\n4 馆舍 ........... 7");
    maker.centred("前 言", 16, 1);
    maker.add(kText);
    for (const char* heading : {"1 范围", "2 读者服务的组织和管理以及读者活动的安排与宣传推广工作的要求", "3 馆藏", "4 馆舍"}) {
        maker.add(heading);
        maker.add(kText);
    }
    const auto document = read(maker);
    ASSERT_EQ(document.contents.size(), 1U);
    const auto& entries = document.contents[0].entries;
    ASSERT_EQ(entries.size(), 5U);
    EXPECT_EQ(entries[0].title, "前言");
    EXPECT_EQ(entries[0].page, "II");
    EXPECT_EQ(entries[2].page, "3");
    EXPECT_EQ(entries[4].title, "4 馆舍");
    for (const auto& entry : entries) {
        EXPECT_FALSE(entry.target.empty()) << entry.title;
    }
    EXPECT_EQ(outline_of(document).size(), 5U);
    EXPECT_EQ(document.accounting.source_chars, document.accounting.content_chars);
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

TEST(Generic, TitlePrintedAgainOverTheTextIsNoHeading) {
    FlowMaker maker;
    maker.centred("读者服务规范", 26);
    maker.centred("前 言", 18);
    maker.add(kText);
    maker.centred("读者服务规范", 18);
    maker.add("1 范围", 16, 1);
    maker.add(kText);
    EXPECT_EQ(outline_of(read(maker)), (Lines{"1 前 言", "1 1 范围"}));
}

/// Puts the last paragraph of a flow at a place on page 1.
void place(model::Paragraph& paragraph, double x0, double y0, double x1, double y1) {
    model::Location& location = paragraph.locations.front();
    location.page = 1;
    location.box = model::Box{x0, y0, x1, y1};
}

TEST(Generic, LinesOfOneTitleAreOneHeading) {
    FlowMaker maker;
    place(maker.add(kText), 50, 40, 350, 80);
    place(maker.centred("城市书房夜间开放的", 20), 100, 100, 300, 120);
    place(maker.centred("组织与管理", 20), 150, 130, 250, 150);
    place(maker.add(kText), 50, 160, 350, 200);
    const auto document = read(maker);
    EXPECT_EQ(outline_of(document), (Lines{"1 城市书房夜间开放的组织与管理"}));
    EXPECT_EQ(document.accounting.source_chars, document.accounting.content_chars);
}

TEST(Generic, LinesOfACoverStayApart) {
    FlowMaker maker;
    maker.add(kText);
    place(maker.centred("城市书房", 20), 100, 100, 300, 120);
    place(maker.centred("编辑部", 20), 150, 130, 250, 150);
    const auto document = read(maker);
    EXPECT_EQ(document.sections[0].articles[0].blocks.size() + document.sections[0].articles[0].title_lines.size(), 3U);
}

TEST(Generic, ContentsWithoutPagesAreLinesThatComeAgain) {
    FlowMaker maker;
    maker.centred("目  次", 18, 1);
    for (const char* line : {"1 范围", "2 读者", "2.1 学生"}) {
        maker.add(line, 14);
    }
    for (const char* heading : {"1 范围", "2 读者", "2.1 学生"}) {
        maker.add(heading, 16, 1);
        maker.add(kText);
    }
    const auto document = read(maker);
    ASSERT_EQ(document.contents.size(), 1U);
    EXPECT_EQ(document.contents[0].entries.size(), 3U);
    EXPECT_EQ(outline_of(document), (Lines{"1 1 范围", "1 2 读者", "2 2.1 学生"}));
}

TEST(Generic, PartThatTheContentsListIsNotTheTitle) {
    FlowMaker maker;
    maker.centred("目  录", 18, 1);
    maker.add("读者守则 ........ 1", 14);
    maker.add("借阅办法 ........ 4", 14);
    maker.centred("读者守则", 22);
    maker.add(kText);
    maker.centred("借阅办法", 22);
    maker.add(kText);
    const auto document = read(maker);
    EXPECT_EQ(document.title, "");
    EXPECT_EQ(outline_of(document), (Lines{"1 读者守则", "1 借阅办法"}));
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

TEST(Generic, NotesOnTitlesSalutationsAndNumbersAreNoHeadings) {
    FlowMaker maker;
    maker.centred("读者守则", 26);
    maker.centred("开放", 18);
    maker.add(kText);
    for (const char* line : {"（2024年3月5日理事会通过）", "青图发〔2024〕5号", "GB/T 12345—2024", "各区图书馆：", "关于（试行"}) {
        maker.centred(line, 18);
        maker.add(kText);
    }
    EXPECT_EQ(outline_of(read(maker)), (Lines{"1 开放"}));
}

TEST(Generic, ParagraphsUnderNumbersAreTextAndClausesLeadThem) {
    FlowMaker maker;
    maker.add("第一条 " + kText);
    maker.add("第二条 " + kText);
    for (const char* number : {"（1）", "（2）"}) {
        maker.add(number + kText + kText);
    }
    const auto document = read(maker);
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
    EXPECT_EQ(levels(read(maker)), (std::vector<int>{1, 1, 2, 2, 3, 3, 1, 2}));
}

TEST(Generic, PartsChaptersAndSectionsNestThoughEachBeginsAnew) {
    FlowMaker maker;
    for (const char* line : {"第一编　总则", "第一章　一般规定", "第二章　开放", "第一节　时间", "第二节　读者", "第二编　借阅", "第一章　借书", "第二章　附则"}) {
        maker.centred(line, 16, 1, false);
        maker.add(kText);
    }
    EXPECT_EQ(levels(read(maker)), (std::vector<int>{1, 2, 2, 3, 3, 1, 2, 2}));
}

TEST(Generic, NumberedBoldLinesWithAStopAreHeadings) {
    FlowMaker maker;
    maker.centred("临泉市节水型社区建设方案", 22);
    maker.add("一、主要任务", 16, 1);
    maker.add("（一）改造管网。", 16, 0, true);
    maker.add(kText);
    maker.add("（二）推广器具。", 16, 0, true);
    maker.add(kText);
    const model::Document document = read(maker);
    EXPECT_EQ(levels(document), (std::vector<int>{1, 2, 2}));
}

TEST(Generic, UnderTheTitleStandSubtitleDateAndAuthors) {
    FlowMaker maker;
    maker.centred("Groundwater in the Ardle Valley", 26);
    maker.centred("Results of the 2023 Well Survey", 20, 3, false);
    maker.centred("14 March 2024", 16, 0, false);
    maker.centred("Helen Marsh, Tom Okafor and Ruth Delany", 16, 0, false);
    maker.add("Between April and October the water board measured the depth, temperature and nitrate content of two hundred private wells in the valley.");
    const model::Article article = read(maker).sections[0].articles[0];
    EXPECT_EQ(article.title, "Groundwater in the Ardle Valley");
    EXPECT_EQ(article.subtitle, "Results of the 2023 Well Survey");
    EXPECT_EQ(article.byline, "Helen Marsh, Tom Okafor and Ruth Delany");
    EXPECT_EQ(article.blocks.front().text, "14 March 2024");
}

TEST(Generic, AHeadingUnderTheTitleIsNoSubtitle) {
    FlowMaker maker;
    maker.centred("临泉市图书馆管理规则", 26);
    maker.centred("开放的时间和地点", 20, 3, false);
    maker.add(kText);
    const model::Article article = read(maker).sections[0].articles[0];
    EXPECT_EQ(article.subtitle, "");
    EXPECT_EQ(article.blocks.front().type, model::BlockType::heading);
}

TEST(Generic, SentencesSetInFromBothSidesAreAQuotation) {
    FlowMaker maker;
    maker.add("One owner, who has lived on the northern slope since he was born, put it like this when the surveyors asked him about the well:");
    model::Paragraph& quote = maker.add("My grandfather drew water with a bucket on four metres of rope. I need eleven, and in August I need patience as well.", 14);
    quote.indent_left = quote.indent_right = 36;
    model::Paragraph& set_in = maker.add("A paragraph that is only set in, in the size of the text, is one of the text, however many sentences it holds. It stays a paragraph.");
    set_in.indent_left = 36;
    const auto blocks = read(maker).sections[0].articles[0].blocks;
    EXPECT_EQ(blocks[1].type, model::BlockType::quote);
    EXPECT_EQ(blocks[1].rule, "quote.indented");
    EXPECT_EQ(blocks[2].type, model::BlockType::paragraph);
}

TEST(Generic, StylesOfTheSourceNameTitleAndQuotations) {
    FlowMaker maker;
    maker.add("读者服务年报").style = "title";
    maker.add("以夜间开放为例").style = "subtitle";
    maker.add("云溪馆读者部").style = "author";
    maker.add(kText);
    maker.add("书是人类进步的阶梯。").style = "quote";
    maker.add("开卷有益。").style = "intense quote";
    maker.add(kText);
    const auto document = read(maker);
    EXPECT_EQ(document.title, "读者服务年报");
    EXPECT_EQ(document.sections.at(0).articles.at(0).subtitle, "以夜间开放为例");
    EXPECT_EQ(document.sections[0].articles[0].byline, "云溪馆读者部");
    const auto& blocks = document.sections[0].articles[0].blocks;
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_EQ(blocks[1].type, model::BlockType::quote);
    EXPECT_EQ(blocks[1].rule, "quote.style");
    EXPECT_EQ(blocks[2].type, model::BlockType::quote);
    EXPECT_EQ(blocks[3].type, model::BlockType::paragraph);
}

TEST(Generic, LongDocumentsTakeTimeInProportion) {
    const auto seconds = [](int paragraphs) {
        FlowMaker maker;
        maker.centred("目  录", 18, 1);
        for (int i = 0; i < paragraphs; ++i) {
            maker.add(std::to_string(i % 90) + ". Lines of a list .... " + std::to_string(i));
        }
        for (int i = 0; i < paragraphs; ++i) {
            maker.add(std::to_string(i % 90) + ". Readers and reading rooms", 16, 1, i % 3 == 0);
            maker.add(kText);
        }
        model::Flow flow = maker.take();
        const auto start = std::chrono::steady_clock::now();
        model::Diagnostics sink;
        EXPECT_TRUE(build_document(std::move(flow), "generic", sink));
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    seconds(100);   // patterns compile
    const double few = seconds(500);
    EXPECT_LT(seconds(5000), 40 * few + 0.5);   // ten times the text; a square would be a hundred times
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

TEST(Generic, AnEnglishNoteUnderTheTitleIsASubtitle) {
    FlowMaker maker;
    maker.centred("Lending Policy", 26);
    maker.centred("Approved by the Library Board on 12 June 2024", 16, 0, false).runs.front().style.italic = true;
    maker.add("The library lends books, maps and recordings to residents of the borough, free of charge, for the periods set out below.");
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->sections.at(0).articles.at(0).subtitle, "Approved by the Library Board on 12 June 2024");
}

}  // namespace
}  // namespace bianmu::structure
