#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

TEST(Dress, AListOfContentsThatCameAsOneParagraph) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("［馆际交流］\n竹坪镇图书馆送书上门（1）北塘区图书馆办好社区书屋（2）");
    maker.add("［简讯］");
    maker.centred("［馆际交流］", 18, 1, false);
    maker.centred("竹坪镇图书馆送书上门");
    maker.add(kText);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.centred("［简讯］", 18, 1, false);
    maker.lead("云溪泵站完成检修　", kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[0].section, "馆际交流");
    ASSERT_EQ(built.document.contents[0].entries.size(), 2U);
    EXPECT_EQ(built.document.contents[0].entries[1].title, "北塘区图书馆办好社区书屋");
    EXPECT_EQ(built.document.contents[0].entries[1].page, "2");
    EXPECT_EQ(built.document.contents[1].section, "简讯");
    EXPECT_EQ(built.document.sections.size(), 2U);
}

TEST(Dress, ContentsInTwoColumnsAreReadAsTheTextGoesOn) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("本期要目", 18, 1, false);
    maker.add("● 抓早抓细做好准备\t● 巡检到户见实效");
    maker.add("● 北塘区图书馆办好社区书屋\t● 一封未刊的来信");
    maker.add("● 云溪区图书馆送书下乡\t● 夜间开放满一年");
    for (const char* title : {"抓早抓细做好准备", "北塘区图书馆办好社区书屋", "云溪区图书馆送书下乡", "巡检到户见实效", "夜间开放满一年"}) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    List titles;
    for (const auto& entry : built.document.contents[0].entries) {
        titles.push_back(entry.title);
    }
    EXPECT_EQ(titles, (List{"抓早抓细做好准备", "北塘区图书馆办好社区书屋", "云溪区图书馆送书下乡", "巡检到户见实效", "一封未刊的来信", "夜间开放满一年"}));
}

TEST(Dress, SentencesUnderTheContentsAreNoneOfThem) {
    FlowMaker maker;
    masthead(maker);
    maker.add("本期导读", 10, 1);
    maker.add("抓早抓细做好准备 … 1", 10);
    maker.add("巡检到户见实效 … 2", 10);
    maker.add("读者须知", 10, 1);
    maker.add("每证可借十册，借期三十天。", 10);
    for (const char* title : {"抓早抓细做好准备", "巡检到户见实效"}) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
}

TEST(Dress, AnAuthorBehindAListedTitleMayStandOnALineOfItsOwn) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目录", 18, 1, false);
    maker.add("抓早抓细做好准备的调查与思考");
    maker.add("（石春）......8");
    maker.add("巡检到户见实效（谢强玲） / 9北塘区图书馆办好社区书屋 / 10——县区——");
    maker.add("云溪区图书馆送书下乡 / 12");
    for (const char* title : {"抓早抓细做好准备的调查与思考", "巡检到户见实效", "北塘区图书馆办好社区书屋"}) {
        maker.centred(title);
        maker.add(kText);
    }
    maker.centred("——县区——", 18, 1, false);
    maker.centred("云溪区图书馆送书下乡");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[1].section, "县区");
    ASSERT_EQ(built.document.contents[0].entries.size(), 3U);
    EXPECT_EQ(built.document.contents[0].entries[0].title, "抓早抓细做好准备的调查与思考（石春）");
    EXPECT_EQ(built.document.contents[0].entries[0].page, "8");
    EXPECT_EQ(built.document.contents[0].entries[1].title, "巡检到户见实效（谢强玲）");
}

TEST(Dress, ContentsMayNamePagesFirstOrBehindAStroke) {
    for (const auto& [first, second] : {std::pair("03　竹坪镇图书馆送书上门", "12　北塘区图书馆办好社区书屋"), std::pair("竹坪镇图书馆送书上门/3", "北塘区图书馆办好社区书屋/12"),
                                        std::pair("3 竹坪镇图书馆送书上门", "12 北塘区图书馆办好社区书屋"), std::pair("竹坪镇图书馆送书上门\tP3", "北塘区图书馆办好社区书屋\tP12")}) {
        FlowMaker maker;
        masthead(maker);
        maker.centred("目　录", 18, 1, false);
        maker.add("——馆际交流——");
        maker.add(first);
        maker.add(second);
        maker.centred("——馆际交流——", 18, 1, false);
        maker.centred("竹坪镇图书馆送书上门");
        maker.add(kText);
        maker.centred("北塘区图书馆办好社区书屋");
        maker.add(kText);
        const Built built = build(maker);
        ASSERT_EQ(built.document.contents.size(), 1U) << first;
        EXPECT_EQ(built.document.contents[0].section, "馆际交流") << first;
        ASSERT_EQ(built.document.contents[0].entries.size(), 2U) << first;
        EXPECT_EQ(built.document.contents[0].entries[0].title, "竹坪镇图书馆送书上门") << first;
        EXPECT_EQ(built.document.contents[0].entries[1].page, "12") << first;
        EXPECT_EQ(built.document.sections.at(0).marker, "————") << first;
    }
}

TEST(Dress, ATitleThatTwoSectionsListIsFoundInTheBody) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    for (const char* line : {"馆际交流", "· 竹坪镇图书馆送书上门", "服务窗口", "· 竹坪镇图书馆送书上门", "· 北塘区图书馆办好社区书屋"}) {
        maker.add(line);
    }
    for (const char* section : {"馆际交流", "服务窗口"}) {
        maker.add(section, 18, 1, true);
        maker.centred("竹坪镇图书馆送书上门");
        maker.add(kText);
    }
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[1].entries.size(), 2U);
    EXPECT_EQ(built.document.sections.size(), 2U);
}

}  // namespace
}  // namespace bianmu::structure
