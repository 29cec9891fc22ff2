#include <gtest/gtest.h>

#include <chrono>
#include <tuple>
#include <utility>

#include "structure/outline.h"

namespace bianmu::structure {
namespace {

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
    const auto document = document_of(maker, "generic");
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
    const auto document = document_of(maker, "generic");
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
    const auto document = document_of(maker, "generic");
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
    const auto document = document_of(maker, "generic");
    const auto& blocks = document.sections[0].articles[0].blocks;
    ASSERT_EQ(blocks.size(), 5U);
    EXPECT_EQ(blocks[0].caption, "表 1 开放时间");
    EXPECT_EQ(document.figures.at(0).caption, "Figure 2: The hall");
    EXPECT_EQ(blocks[3].caption, "续表 1");
    EXPECT_EQ(blocks[3].continued_from, blocks[0].id);
    EXPECT_EQ(blocks[4].type, model::BlockType::paragraph);
    EXPECT_EQ(document.accounting.source_chars, document.accounting.content_chars);
}

TEST(Generic, SentencesSetInFromBothSidesAreAQuotation) {
    FlowMaker maker;
    maker.add("One owner, who has lived on the northern slope since he was born, put it like this when the surveyors asked him about the well:");
    model::Paragraph& quote = maker.add("My grandfather drew water with a bucket on four metres of rope. I need eleven, and in August I need patience as well.", 14);
    quote.indent_left = quote.indent_right = 36;
    model::Paragraph& set_in = maker.add("A paragraph that is only set in, in the size of the text, is one of the text, however many sentences it holds. It stays a paragraph.");
    set_in.indent_left = 36;
    const auto blocks = document_of(maker, "generic").sections[0].articles[0].blocks;
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
    const auto document = document_of(maker, "generic");
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

}  // namespace
}  // namespace bianmu::structure
