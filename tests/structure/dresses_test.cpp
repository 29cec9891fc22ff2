#include <gtest/gtest.h>

#include <utility>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

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

TEST(Dress, PiecesOfTheMastheadMayTouchABracketOrAStroke) {
    FlowMaker maker;
    maker.centred("白沙水务", 42);
    maker.add("〔2024〕第3期 [总第 88 期]白沙市水务局编辑部\t2024.5.30", 11);
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->total, 88);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局编辑部");
    EXPECT_EQ(built.document.masthead->date, "2024-05-30");

    maker = FlowMaker();
    maker.centred("白沙水务", 42);
    maker.centred("第3、4期合刊｜白沙市水务局｜2024年5月30日 星期四", 14, 0, false);
    maker.red_rule();
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->number, 3);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局");
    EXPECT_EQ(built.document.masthead->date, "2024-05-30");
}

TEST(Dress, ANumberMayStandBehindItsYearAlone) {
    FlowMaker maker;
    maker.centred("白沙水务", 42);
    maker.add("白沙市水务局编辑部（2024）7期│2024年5月30日", 14);
    maker.red_rule();
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    ASSERT_TRUE(built.document.masthead->issue);
    EXPECT_EQ(built.document.masthead->issue->number, 7);
    EXPECT_EQ(built.document.masthead->issue->year, 2024);
    EXPECT_EQ(built.document.masthead->issue->label, "（2024）7期");
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局编辑部");
    EXPECT_EQ(built.document.masthead->date, "2024-05-30");
}

TEST(Dress, TheMastheadMaySayWhoSignedAndBeRuledWithCharacters) {
    FlowMaker maker;
    maker.centred("白沙水务", 42);
    maker.add("白沙市水务局主办　　　　　内部资料，请勿外传", 14);
    maker.add("第3期", 14);
    maker.add("签发：王 伟2024年5月30日", 14);   // two lines of a cell
    maker.add("━━━━━━━━━━━━━━━━━━━━");
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->number, 3);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局");
    EXPECT_EQ(built.document.masthead->notice, "内部资料，请勿外传");
    EXPECT_EQ(built.document.colophon->approvers, List{"王伟"});
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].articles.size(), 1U);
}

TEST(Dress, TheDayOfTheWeekAndATypedRuleStandUnderTheDate) {
    FlowMaker maker;
    maker.centred("白沙水务简报", 42);
    maker.centred("第56期", 18, 0, false);
    maker.add("2024年3月8日");
    maker.add("白沙市水务局办公室");
    maker.add("星期五");
    maker.add("________________________________________");
    maker.centred("本期要目", 19, 1, false);
    maker.add("抓早抓细做好准备（1）");
    maker.add("巡检到户见实效（2）");
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    maker.centred("巡检到户见实效");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
    EXPECT_EQ(built.document.masthead->date, "2024-03-08");
    EXPECT_EQ(built.evidence("/masthead/date")->raw, "2024年3月8日\n星期五");
}

TEST(Dress, TheDayOfADateMayStandOnTheNextLine) {
    FlowMaker maker;
    maker.centred("白沙水务简报", 42);
    maker.centred("第8期", 18, 0, false);
    maker.centred("（2026年度　总第96期）", 14, 0, false);
    maker.centred("白沙市水务局办公室二〇二六年十月十", 14, 0, false);   // two lines of a cell
    maker.centred("二日", 14, 0, false);
    maker.red_rule();
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->date, "2026-10-12");
    EXPECT_EQ(built.document.masthead->issue->total, 96);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局办公室");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).blocks.size(), 1U);
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

TEST(Dress, ADoubleNumberAndTheOfficeMayTouch) {
    FlowMaker maker;
    maker.centred("白沙水务通讯", 42);
    maker.centred("2024年5月30日　星期", 14, 0, false);
    maker.centred("四）", 14, 0, false);
    maker.centred("第14—15期（合刊）白沙市水务局编辑部编", 14, 0, false);   // lines of one cell
    maker.red_rule();
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->number, 14);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局编辑部");
    EXPECT_EQ(built.document.masthead->date, "2024-05-30");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).blocks.size(), 1U);
}

TEST(Dress, ANumberSetSmallBesideTheNameIsNoPartOfIt) {
    FlowMaker maker;
    model::Paragraph& line = maker.centred("白沙水务　第3期", 36);
    model::Run small = line.runs.front();
    small.start = static_cast<std::uint32_t>(std::string("白沙水务　").size());
    small.style.size = 14;
    line.runs.front().end = small.start;
    line.runs.push_back(small);
    maker.add("白沙市水务局\t2024年5月30日", 14);
    maker.red_rule();
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "白沙水务");
    EXPECT_EQ(built.document.masthead->issue->number, 3);
}

TEST(Dress, LabelsOfTheColophonThatFollowWithoutASpace) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.add("审定：林刚秋\t责任编辑：雷伟波 钱刚丽报：市总工会，市委办公室");
    maker.add("邮箱：bjb76＠example.cn网址：www.sw25.example.cn\n邮编：540459　编辑部电话：0685—8453");
    maker.add("5438");
    const Built built = build(maker);
    const model::Colophon& colophon = *built.document.colophon;
    EXPECT_EQ(colophon.editors, (List{"雷伟波", "钱刚丽"}));
    EXPECT_EQ(colophon.report_to, (List{"市总工会", "市委办公室"}));
    EXPECT_EQ(colophon.email, "bjb76@example.cn");
    EXPECT_EQ(colophon.website, "www.sw25.example.cn");
    EXPECT_EQ(colophon.postal_code, "540459");
    EXPECT_EQ(colophon.phone, "0685-84535438");
}

TEST(Dress, LabelsWithoutAColon) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.add("责任编辑／王 伟　　校对／李 红");
    maker.table({{"审核", "刘颖"}, {"电话", "0746-83310572"}}, true);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, List{"王伟"});
    EXPECT_EQ(built.document.colophon->proofreaders, List{"李红"});
    EXPECT_EQ(built.document.colophon->approvers, List{"刘颖"});
    EXPECT_EQ(built.document.colophon->phone, "0746-83310572");
}

TEST(Dress, LabelsOfTheColophonMayBeSaidInTwoLanguages) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.add("主办 Sponsor：市图书馆办公室");
    maker.add("｜ 本期印数：500 份");
    maker.add("编辑 Editor：周小满\t电话 Tel：0731-65550177");
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, List{"周小满"});
    EXPECT_EQ(built.document.colophon->printed_by, "市图书馆办公室");
    EXPECT_EQ(built.document.colophon->copies, 500);
    EXPECT_EQ(built.document.colophon->phone, "0731-65550177");
}

TEST(Dress, ALabelWithAStrokeMayFollowNames) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.add("签发人｜王伟、张敏校对｜李红");   // two lines that came as one
    maker.add("责任编辑：唐 若 梁刚");
    maker.add("平 戴春鸣");
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->approvers, (List{"王伟", "张敏"}));
    EXPECT_EQ(built.document.colophon->proofreaders, List{"李红"});
    EXPECT_EQ(built.document.colophon->editors, (List{"唐若", "梁刚平", "戴春鸣"}));
}

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

TEST(Dress, OneRuleMayNameSeveralFieldsOfALine) {
    constexpr const char* kProfile = R"({"name": "own", "extends": "bulletin", "masthead": [
      {"id": "own.line", "reason": "club, number and day in one line", "confidence": 0.9,
       "pattern": "^(?P<issuer>[A-Z][a-z ]+?) · No (?P<number>[0-9]+) · (?P<date>{date})$", "match": ["Reading club · No 47 · 2024年3月18日"]}]})";
    FlowMaker maker;
    maker.centred("Pages", 36);
    maker.add("Reading club · No 47 · 2024年3月18日");
    maker.red_rule();
    maker.add(kText);
    const Built built = build(maker, kProfile);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issuer, "Reading club");
    EXPECT_EQ(built.document.masthead->issue->label, "No 47");
    EXPECT_EQ(built.document.masthead->date, "2024-03-18");
    EXPECT_EQ(built.evidence("/masthead/issue")->raw, "No 47 ·");
    EXPECT_EQ(built.evidence("/masthead/date")->raw, "2024年3月18日");
}

TEST(Dress, ANameOfAPaperOverOfficeAndDayNeedsNoNumber) {
    FlowMaker maker;
    maker.centred("云溪图书馆工作简报", 36).runs.front().style.color = 0xFF0000;
    maker.add("云溪市图书馆办公室\t2024年3月18日");
    maker.red_rule();
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "云溪图书馆工作简报");
    EXPECT_FALSE(built.document.masthead->issue);
    EXPECT_EQ(built.document.masthead->date, "2024-03-18");
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

TEST(Dress, TheNumberOfAnOfficialDocumentIsNoMasthead) {
    for (const char* number : {"云水发 〔2014〕 第2 号", "云水发（2014）2号\t签发人：王 军", "加急\t云水函 【２０１４】 第３ 号"}) {
        FlowMaker maker;
        maker.centred("云溪市水务局文件", 42).runs.front().style.color = 0xFF0000;
        maker.centred(number, 16, 0, false);
        maker.red_rule();
        maker.centred("关于推进管网巡检的通知", 22);
        maker.add("各区水务局：");
        maker.add(kText);
        const Built built = build(maker);
        EXPECT_NE(built.document.kind, model::DocumentKind::bulletin) << number;
        EXPECT_FALSE(built.document.masthead) << number;
    }
}

}  // namespace
}  // namespace bianmu::structure
