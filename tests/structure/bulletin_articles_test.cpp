#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

TEST(Bulletin, SubtitleAndBylineStandUnderTheTitle) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("水文站的“两本账”");
    maker.centred("——一个四人小站的汛期日常", 16, 2, false);
    maker.centred("（市水文中心供稿）", 14, 2, false);
    maker.add(kText);
    maker.centred("候车亭里的小修小补");
    maker.add(kText);
    maker.add("（设施管理部供稿）");
    const Built built = build(maker);
    const auto& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].subtitle, "——一个四人小站的汛期日常");
    EXPECT_EQ(articles[0].byline, "（市水文中心供稿）");
    EXPECT_EQ(articles[1].byline, "（设施管理部供稿）") << "at the end of the article";
    EXPECT_EQ(articles[1].blocks.size(), 1U);
}

TEST(Bulletin, RunInTitlesOpenBriefs) {
    FlowMaker maker;
    masthead(maker);
    maker.add("【工作动态】", 18, 1, true);
    maker.lead("总馆完成消防通道改造", "　日前，总馆消防通道改造工程通过验收，新增应急照明四十处。");
    maker.lead("少儿部征集一百个问题", "　少儿部向小读者征集问题，由馆员逐条到书里找答案。");
    const Built built = build(maker);
    const auto& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_TRUE(articles[0].run_in);
    EXPECT_EQ(articles[0].title, "总馆完成消防通道改造");
    EXPECT_EQ(articles[0].blocks.at(0).text, "日前，总馆消防通道改造工程通过验收，新增应急照明四十处。");
}

TEST(Bulletin, BriefsMayHaveTitlesOnLinesOfTheirOwnOrEndingInAStop) {
    FlowMaker maker;
    masthead(maker);
    maker.add("【工作动态】", 18, 1, true);
    maker.add("北塘区图书馆开放自习区", 16, 0, true);
    maker.add(kText);
    maker.add("竹坪镇图书馆送书上门", 16, 0, true);
    maker.add(kText);
    maker.add("【简讯】", 18, 1, true);
    maker.lead("云溪泵站完成检修。", kText);
    maker.lead("石鼓林场移栽新苗。", kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 2U);
    ASSERT_EQ(built.document.sections[0].articles.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles[1].title, "竹坪镇图书馆送书上门");
    ASSERT_EQ(built.document.sections[1].articles.size(), 2U);
    EXPECT_EQ(built.document.sections[1].articles[1].title, "石鼓林场移栽新苗。");
    EXPECT_TRUE(built.document.sections[1].articles[1].run_in);
}

TEST(Bulletin, SectionsOfOneLookStandOverTheirTitles) {
    FlowMaker maker;
    masthead(maker);
    for (const char* name : {"馆际交流", "一线风采"}) {
        maker.add(name, 18, 1, true);
        maker.add("北塘区图书馆办好社区书屋和流动书车", 20, 3);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[1].title, "一线风采");
    EXPECT_EQ(built.document.sections[1].articles.at(0).title, "北塘区图书馆办好社区书屋和流动书车");
}

TEST(Bulletin, OrnamentsOfSectionsMayStandApart) {
    FlowMaker maker;
    masthead(maker);
    for (const char* name : {"☆ ☆ ☆　馆务要闻　☆ ☆ ☆", "☆ ☆ ☆　分馆来鸿　☆ ☆ ☆"}) {
        maker.centred(name, 16, 1, false);
        maker.centred(std::string(name).substr(17, 12) + "的头条消息");
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[0].title, "馆务要闻");
    EXPECT_EQ(built.document.sections[0].marker, "☆☆☆☆☆☆");
}

TEST(Bulletin, NumberedLinesOverTitlesNameSections) {
    FlowMaker maker;
    masthead(maker);
    for (const char* name : {"一、基层经验", "二、数据月报", "三、科普角"}) {
        maker.centred(name, 18, 1, false);
        maker.centred(std::string("关于") + std::string(name).substr(6) + "的调查与思考", 22);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 3U);
    EXPECT_EQ(built.document.sections[2].title, "三、科普角");
    EXPECT_EQ(built.document.sections[2].articles.at(0).title, "关于科普角的调查与思考");
}

TEST(Bulletin, NumbersUnderATitleCountTheArticlesParts) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("关于夜间开放的调查与思考", 22);
    maker.add(kText);
    for (const char* name : {"一、基本情况", "二、主要做法"}) {
        maker.centred(name, 18, 1, false);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].title, "");
}

TEST(Bulletin, TablesFollowedByATitleAreRead) {
    FlowMaker maker;
    masthead(maker);
    maker.add("【数据月报】", 18, 1, true);
    maker.centred("改造进展");
    maker.add(kText);
    maker.table({{"单位", "人次"}, {"江东区", "10456"}, {"江西区", "98949"}}, true);
    maker.centred("水质公示");
    maker.table({{"指标", "数值"}, {"浊度", "0.5"}, {"余氯", "0.4"}}, true);
    const Built built = build(maker);
    const auto& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].blocks.at(1).cells.size(), 6U);
    EXPECT_EQ(articles[1].blocks.at(0).type, model::BlockType::table);
}

TEST(Bulletin, ArticlesAreSignedAtTheRightInOneLineOrTwo) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("一节课的三次修改");
    maker.add(kText);
    maker.add("北塘区第一小学").alignment = model::Alignment::end;
    maker.add("王小敏").alignment = model::Alignment::end;
    maker.centred("分数除法从画图开始");
    maker.add(kText);
    maker.add("李志远").alignment = model::Alignment::end;
    maker.centred("关于闭馆的通知");
    maker.add(kText);
    maker.add("市图书馆").alignment = model::Alignment::end;
    maker.add("2024年3月8日").alignment = model::Alignment::end;
    const Built built = build(maker);
    const std::vector<model::Article>& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 3U);
    EXPECT_EQ(articles[0].byline, "北塘区第一小学王小敏");
    EXPECT_EQ(articles[1].byline, "李志远");
    EXPECT_EQ(articles[2].byline, "");
    EXPECT_EQ(articles[2].blocks.size(), 3U);
}

TEST(Bulletin, LeadsByWeightByTypefaceAndByWords) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("四个延伸");
    maker.lead("向时间延伸。", kText);
    maker.lead("向空间延伸，把书架搬到家门口。", kText, 2, false);
    maker.add("主要做法：一是建立清单。逐项公开办理时限。二是压缩环节。读者少跑一趟。");
    maker.lead("云溪市", "图书馆还将延长开放时间，方便读者。");
    const Built built = build(maker);
    const auto& blocks = built.document.sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_EQ(blocks[0].leads.at(0).text, "向时间延伸。");
    EXPECT_EQ(blocks[0].leads.at(0).end, 6U);
    EXPECT_EQ(blocks[1].leads.at(0).text, "向空间延伸，把书架搬到家门口。");
    ASSERT_EQ(blocks[2].leads.size(), 2U);
    EXPECT_EQ(blocks[2].leads[0].text, "一是建立清单。");
    EXPECT_EQ(blocks[2].leads[0].start, 5U);
    EXPECT_EQ(blocks[2].leads[1].marker, "二是");
    EXPECT_TRUE(blocks[3].leads.empty()) << "a bold word is no lead";
}

TEST(Bulletin, ParallelFirstSentencesAreLeads) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    for (const char* lead : {"抓实巡检。", "抓实抢修。", "抓实值守。"}) {
        maker.add(lead + kText);
    }
    const Built built = build(maker);
    const auto& blocks = built.document.sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_TRUE(blocks[0].leads.empty());
    ASSERT_EQ(blocks[2].leads.size(), 1U);
    EXPECT_EQ(blocks[2].leads[0].text, "抓实抢修。");
    EXPECT_EQ(blocks[2].leads[0].end, 5U);
}

TEST(Bulletin, HeadingsFollowTheLadder) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("汛期准备");
    maker.add("一、把隐患查在前面", 16, 1);
    maker.add("（一）检查水库", 16, 2);
    maker.add(kText);
    maker.add("1.落实责任", 16, 0, true);
    maker.add("（一）是会议的主要议题，各单位要认真学习并且抓好落实，按时报送进展情况。");
    const Built built = build(maker);
    const auto& blocks = built.document.sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 5U);
    EXPECT_EQ(blocks[0].level, 1);
    EXPECT_EQ(blocks[0].marker, "一、");
    EXPECT_EQ(blocks[1].level, 2);
    EXPECT_EQ(blocks[1].marker, "（一）");
    EXPECT_EQ(blocks[3].level, 3);
    EXPECT_EQ(blocks[4].type, model::BlockType::paragraph) << "a sentence is no heading";
}

TEST(Bulletin, LevelsOfHeadingsAreNesting) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add("1．摸清底数", 16, 1);
    maker.add(kText);
    maker.add("2．补齐短板", 16, 1);
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).blocks.at(0).level, 1);
}

}  // namespace
}  // namespace bianmu::structure
