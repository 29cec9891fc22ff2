#include <gtest/gtest.h>

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

}  // namespace
}  // namespace bianmu::structure
