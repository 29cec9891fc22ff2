#include <gtest/gtest.h>

#include "structure/outline.h"

namespace bianmu::structure {
namespace {

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

TEST(Generic, TitlePrintedAgainOverTheTextIsNoHeading) {
    FlowMaker maker;
    maker.centred("读者服务规范", 26);
    maker.centred("前 言", 18);
    maker.add(kText);
    maker.centred("读者服务规范", 18);
    maker.add("1 范围", 16, 1);
    maker.add(kText);
    EXPECT_EQ(outline_of(document_of(maker, "generic")), (Lines{"1 前 言", "1 1 范围"}));
}

TEST(Generic, UnderTheTitleStandSubtitleDateAndAuthors) {
    FlowMaker maker;
    maker.centred("Groundwater in the Ardle Valley", 26);
    maker.centred("Results of the 2023 Well Survey", 20, 3, false);
    maker.centred("14 March 2024", 16, 0, false);
    maker.centred("Helen Marsh, Tom Okafor and Ruth Delany", 16, 0, false);
    maker.add("Between April and October the water board measured the depth, temperature and nitrate content of two hundred private wells in the valley.");
    const model::Article article = document_of(maker, "generic").sections[0].articles[0];
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
    const model::Article article = document_of(maker, "generic").sections[0].articles[0];
    EXPECT_EQ(article.subtitle, "");
    EXPECT_EQ(article.blocks.front().type, model::BlockType::heading);
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

/// Puts a paragraph at a place on page 1.
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
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(outline_of(document), (Lines{"1 城市书房夜间开放的组织与管理"}));
    EXPECT_EQ(document.accounting.source_chars, document.accounting.content_chars);
}

TEST(Generic, LinesOfACoverStayApart) {
    FlowMaker maker;
    maker.add(kText);
    place(maker.centred("城市书房", 20), 100, 100, 300, 120);
    place(maker.centred("编辑部", 20), 150, 130, 250, 150);
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(document.sections[0].articles[0].blocks.size() + document.sections[0].articles[0].title_lines.size(), 3U);
}

TEST(Generic, LinesOfACoverAreNoHeadings) {
    FlowMaker maker;
    maker.centred("市图书馆", 18);
    maker.centred("读者服务年报", 30);
    maker.centred("编辑部", 18);
    maker.centred("二〇二四年三月", 18);
    maker.add("第一章 开放", 18, 1);
    maker.add(kText);
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(document.title, "读者服务年报");
    EXPECT_EQ(outline_of(document), (Lines{"1 第一章 开放"}));
}

}  // namespace
}  // namespace bianmu::structure
