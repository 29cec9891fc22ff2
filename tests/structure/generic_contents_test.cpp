#include <gtest/gtest.h>

#include "structure/outline.h"

namespace bianmu::structure {
namespace {

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
    const auto document = document_of(maker, "generic");
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
    const auto document = document_of(maker, "generic");
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
    const auto document = document_of(maker, "generic");
    EXPECT_EQ(document.title, "");
    EXPECT_EQ(outline_of(document), (Lines{"1 读者守则", "1 借阅办法"}));
}

}  // namespace
}  // namespace bianmu::structure
