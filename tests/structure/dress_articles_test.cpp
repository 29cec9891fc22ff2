#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

TEST(Dress, CaptionsBelongToTheirTablesAndPictures) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.centred("表1　书屋开放时间", 14, 1, false);
    maker.table({{"书屋", "时间"}, {"北塘", "9:00"}}, true);
    maker.add(kText);
    maker.figure();
    maker.centred("图为志愿者整理图书", 12, 2, false);
    maker.add(kText);
    const Built built = build(maker);
    const auto& blocks = built.document.sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 5U);
    EXPECT_EQ(blocks[1].caption, "表1　书屋开放时间");
    EXPECT_EQ(built.document.figures.at(0).caption, "图为志愿者整理图书");
    EXPECT_NE(built.evidence("/sections/0/articles/0/blocks/1/caption"), nullptr);
}

TEST(Dress, ASecondTitleMayNearlyFillItsColumn) {
    FlowMaker maker;
    masthead(maker);
    const auto place = [](model::Paragraph& paragraph, const model::Box& box) {
        model::Location location;
        location.page = 1;
        location.box = box;
        paragraph.locations = {location};
    };
    place(maker.centred("北塘区图书馆办好社区书屋"), {80, 300, 290, 340});
    place(maker.add("云溪区图书馆社区书屋工作纪实", 12, 2), {89, 350, 281, 362});   // not told to be centred
    maker.add(kText);
    const Built built = build(maker);
    const auto& article = built.document.sections.at(0).articles.at(0);
    EXPECT_EQ(article.subtitle, "云溪区图书馆社区书屋工作纪实");
    EXPECT_EQ(article.blocks.size(), 1U);
}

TEST(Dress, ASectionMayBeNamedBeforeEachOfItsTitles) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("本期内容", 18, 1, false);
    for (const char* line : {"〔要闻〕抓早抓细做好准备\t1", "〔要闻〕巡检到户见实效\t2", "〔县区〕云溪区图书馆送书下乡\t6", "〔县区〕夜间开放满一年\t6"}) {
        maker.add(line);
    }
    maker.add("〔要闻〕", 18, 1);
    for (const char* title : {"抓早抓细做好准备", "巡检到户见实效"}) {
        maker.centred(title);
        maker.add(kText);
    }
    maker.add("〔县区〕", 18, 1);
    for (const char* title : {"云溪区图书馆送书下乡", "夜间开放满一年"}) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[1].section, "县区");
    EXPECT_EQ(built.document.contents[1].entries.size(), 2U);
    EXPECT_EQ(built.document.sections.size(), 2U);
}

TEST(Dress, OrnamentsOpenTheTitlesOfABracketedSection) {
    FlowMaker maker;
    masthead(maker);
    maker.add("【简讯】", 18, 1, true);
    for (const char* title : {"▲ 云溪泵站完成检修", "▲ 石鼓林场移栽新苗", "▲ 竹坪镇图书馆送书上门"}) {
        maker.add(title, 16, 1);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].articles.size(), 3U);
}

TEST(Dress, BylinesOfUnitsAndOfTwoLines) {
    FlowMaker maker;
    masthead(maker);
    maker.add("课后服务怎么办？竹坪学校这样答", 22, 1, true);
    maker.add("总务处　秦安", 15, 2);
    maker.add(kText);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.add("（转载自《云溪通讯》2017");
    maker.add("年第7期）", 16).alignment = model::Alignment::end;
    const Built built = build(maker);
    const auto& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].byline, "总务处　秦安");
    EXPECT_EQ(articles[1].byline.substr(0, 12), "（转载自");
    EXPECT_EQ(articles[1].blocks.size(), 1U);
}

TEST(Dress, TitlesOfBriefsThatNoLookSetsApart) {
    FlowMaker maker;
    masthead(maker);
    maker.add("【简讯】", 18, 1, true);
    for (const char* title : {"云溪泵站完成检修", "石鼓林场移栽新苗"}) {
        maker.add(title);
        maker.add(kText);
    }
    maker.add("【短波】", 18, 1, true);
    maker.lead("竹坪镇图书馆送书上门：", kText);
    maker.lead("北塘区图书馆办好书屋：", kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles.size(), 2U);
    EXPECT_EQ(built.document.sections[1].articles.size(), 2U);
}

}  // namespace
}  // namespace bianmu::structure
