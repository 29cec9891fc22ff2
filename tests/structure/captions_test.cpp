#include <gtest/gtest.h>

#include "structure/built.h"
#include "structure/official_maker.h"

namespace bianmu::structure {
namespace {

TEST(Caption, ATriangleOrSmallTypeUnderAPictureIsItsCaption) {
    for (const char* words : {"▲学员登台朗诵（摄影 高建国）", "学员登台朗诵"}) {
        FlowMaker maker;
        masthead(maker);
        maker.centred("老年大学举办重阳诗会");
        maker.add(kText);
        maker.figure();
        maker.centred(words, 12, 2, false);
        maker.add(kText);
        const Built built = build(maker);
        ASSERT_EQ(built.document.sections.size(), 1U) << words;
        EXPECT_EQ(built.document.figures.at(0).caption, words);
        EXPECT_EQ(built.document.sections[0].articles.at(0).blocks.size(), 3U);
    }
}

TEST(Caption, ALineInTheMiddleOverATableNamesItWhereItIsNoLargerThanTheText) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("书画班作品在邻省展出");
    maker.add(kText);
    maker.centred("书画联展获奖作品", 12, 1, false);
    maker.table({{"作品", "作者"}, {"秋山图", "王小敏"}}, true);
    Built built = build(maker);
    ASSERT_EQ(built.document.sections.at(0).articles.size(), 1U);
    EXPECT_EQ(built.document.sections[0].articles[0].blocks.at(1).caption, "书画联展获奖作品");

    maker = FlowMaker();
    masthead(maker);
    maker.centred("书画班作品在邻省展出");
    maker.add(kText);
    maker.centred("书画联展获奖作品");
    maker.table({{"作品", "作者"}, {"秋山图", "王小敏"}}, true);
    built = build(maker);
    EXPECT_EQ(built.document.sections.at(0).articles.size(), 2U);   // a title
}

TEST(Caption, TablesOfOfficialDocumentsHaveThem) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.centred("表1　各馆开放时间", 16, 1, false);
    maker.table({{"馆", "时间"}, {"总馆", "21:00"}}, true);
    maker.body("请各馆按照执行。");
    maker.signature();
    maker.imprint();
    const Built built = build(maker);
    const auto& blocks = built.document.sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 5U);
    EXPECT_EQ(blocks[3].type, model::BlockType::table);
    EXPECT_EQ(blocks[3].caption, "表1　各馆开放时间");
    EXPECT_NE(built.evidence("/sections/0/articles/0/blocks/3/caption"), nullptr);
}

}  // namespace
}  // namespace bianmu::structure
