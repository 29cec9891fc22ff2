#include <gtest/gtest.h>

#include <tuple>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

TEST(Bulletin, MastheadFieldsAndTheirEvidence) {
    FlowMaker maker;
    masthead(maker);
    maker.add("【馆际交流】", 18, 1, true);
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::bulletin);
    const model::Masthead& head = *built.document.masthead;
    EXPECT_EQ(head.notice, "内部资料 注意保存");
    EXPECT_EQ(head.title, "云溪图书馆工作");
    EXPECT_EQ(head.issue->number, 5);
    EXPECT_EQ(head.issue->total, 128);
    EXPECT_FALSE(head.issue->year);
    EXPECT_EQ(head.issuer, "云溪市图书馆办公室");
    EXPECT_EQ(head.date, "2024-03-18");
    EXPECT_EQ(built.document.title, "云溪图书馆工作");
    ASSERT_NE(built.evidence("/masthead/date"), nullptr);
    EXPECT_EQ(built.evidence("/masthead/date")->raw, "2024 年 3 月 18 日");
    EXPECT_EQ(built.evidence("/masthead/date")->rule, "masthead.date");
    EXPECT_EQ(built.evidence("/masthead/date")->locations.size(), 1U);
}

TEST(Bulletin, OfficeAndDateInALayoutTable) {
    FlowMaker maker;
    maker.centred("白沙水务", 42);
    maker.centred("2024年第3期", 16, 2, false);
    maker.table({{"白沙市水务局", "2024年5月30日"}}, false);
    maker.add("").rule_below = model::Border{2, 0xFF0000};
    maker.add("◆ 防汛备汛", 18, 1);
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局");
    EXPECT_EQ(built.document.masthead->issue->year, 2024);
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].marker, "◆");
    EXPECT_EQ(built.document.sections[0].title, "防汛备汛");
}

TEST(Bulletin, OfficeAndNoticeInALayoutTable) {
    FlowMaker maker;
    maker.centred("白沙水务", 42);
    maker.centred("2024年第3期", 16, 2, false);
    maker.table({{"白沙市水务局办公室", "内部资料　注意保存"}}, false);
    maker.add("").rule_below = model::Border{2, 0xFF0000};
    maker.centred("抓早抓细做好准备");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.masthead->issuer, "白沙市水务局办公室");
    EXPECT_EQ(built.document.masthead->notice, "内部资料 注意保存");
}

TEST(Bulletin, SupplementHasNoNumber) {
    FlowMaker maker;
    maker.centred("公园简报", 42);
    maker.centred("增刊", 16, 2, false);
    maker.add("市公园管理局\t2024年9月2日");
    maker.red_rule();
    maker.centred("秋季开放服务");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.masthead->issue->label, "增刊");
    EXPECT_FALSE(built.document.masthead->issue->number);
}

TEST(Bulletin, NameWhoseLettersStandApartOverTwoLines) {
    FlowMaker maker;
    maker.centred("桐 溪", 42);
    maker.centred("导 刊", 42);
    maker.centred("第9期", 16, 1, false);
    maker.add("桐溪图书馆办公室\t2023年9月4日").rule_below = model::Border{2, 0};
    maker.centred("泵站改造进入第二阶段");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "桐溪导刊");
}

TEST(Bulletin, NumberOfficeAndDateShareALineInAnyOrder) {
    FlowMaker maker;
    maker.centred("北塘泵站", 30);
    maker.centred("工作快报", 42);
    maker.centred("NORTH POND BRIEFING", 12, 1, false);
    maker.add("〔2023〕第7期　总第91期　　东片读水联合体编　　2023.4.5").rule_below = model::Border{2, 0};
    maker.centred("泵站改造进入第二阶段");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    const model::Masthead& head = *built.document.masthead;
    EXPECT_EQ(head.title, "北塘泵站工作快报");
    EXPECT_EQ(built.evidence("/masthead/title")->raw, "北塘泵站\n工作快报\nNORTH POND BRIEFING");
    EXPECT_EQ(head.issue->number, 7);
    EXPECT_EQ(head.issue->total, 91);
    EXPECT_EQ(head.issue->year, 2023);
    EXPECT_EQ(head.issuer, "东片读水联合体");
    EXPECT_EQ(head.date, "2023-04-05");
}

const std::string kEnglish = "The reading room now closes at ten on weekdays, tea and hot water are free, and the night bus stops at the north door every half hour.";

TEST(Bulletin, AnEnglishMastheadIsReadByTheBuiltInRules) {
    FlowMaker maker;
    maker.centred("RIVERSIDE LIBRARY BULLETIN", 36);
    maker.centred("Vol. 3, Issue No. 12 · 15 March 2024", 14, 0, false);
    maker.centred("Published by the Riverside Library Office", 12, 0, false);
    maker.red_rule();
    maker.centred("Longer evenings in the reading room", 20);
    maker.centred("By Maya Lindqvist", 14, 0, false);
    maker.add(kEnglish);
    maker.add(kEnglish);
    maker.centred("New shelves for the map room", 20);
    maker.add(kEnglish);
    maker.add("Editors: Tom Arkwright, Lena Sato", 12);
    maker.add("Tel: 020 7946 0018", 12);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "RIVERSIDE LIBRARY BULLETIN");
    EXPECT_EQ(built.document.masthead->issue->number, 12);
    EXPECT_EQ(built.document.masthead->date, "2024-03-15");
    EXPECT_EQ(built.document.masthead->issuer, "the Riverside Library Office");
    ASSERT_EQ(built.document.sections.size(), 1U);
    ASSERT_EQ(built.document.sections[0].articles.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles[0].byline, "By Maya Lindqvist");
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"Tom Arkwright", "Lena Sato"}));
}

TEST(Bulletin, TheCoverOfAnEnglishReportIsNoMasthead) {
    for (const char* name : {"Silting of the outer harbor", "Annual Report of the Harbor Board", "New Bulletins in Print"}) {
        FlowMaker maker;
        maker.centred(name, 36);
        maker.centred("No. 12", 14, 0, false);
        maker.centred("15 March 2024", 14, 0, false);
        maker.centred("Harbor Authority", 14, 0, false);
        maker.red_rule();
        maker.add("1 Introduction", 20, 1, true);
        maker.add(kEnglish);
        maker.add("2 Method", 20, 1, true);
        maker.add(kEnglish);
        EXPECT_EQ(build(maker).document.kind, model::DocumentKind::generic) << name;
    }
}

TEST(Bulletin, FiguresThatStandApartAndSeveralOfficesAreRead) {
    FlowMaker maker;
    maker.centred("石 鼓 公 园 与 绿 化", 46).runs.front().style.color = 0xFF0000;
    maker.centred("第 １ ２ 期", 16, 0, false);
    maker.centred("石鼓区公园管理处", 16, 0, false);
    maker.centred("石鼓区园林绿化中心", 16, 0, false);
    maker.centred("二 〇 二 四 年 五 月 八 日", 16, 0, false);
    maker.red_rule();
    maker.centred("古树有了体检表");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "石鼓公园与绿化");
    EXPECT_EQ(built.document.masthead->issue->number, 12);
    EXPECT_EQ(built.document.masthead->issuer, "石鼓区公园管理处 石鼓区园林绿化中心");
    EXPECT_EQ(built.document.masthead->date, "2024-05-08");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).title, "古树有了体检表");
}

TEST(Bulletin, ANameInAnotherScriptMayFollowTheLinesBesideIt) {
    FlowMaker maker;
    maker.add("松泉公交", 40, 3, true).runs.front().style.color = 0x1F4E79;
    maker.add("2024年4月", 12);
    maker.add("第4期", 20, 0, true);
    maker.add("松泉市公共交通集团", 12);
    maker.add("SONGQUAN BUS MONTHLY", 12).runs.front().style.color = 0x1F4E79;
    maker.centred("夜班线路加密到十五分钟一班");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "松泉公交");
    EXPECT_EQ(built.evidence("/masthead/title")->raw, "松泉公交\nSONGQUAN BUS MONTHLY");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).title, "夜班线路加密到十五分钟一班");
}

TEST(Bulletin, DaysMayHaveALunarDayOrAnHourAndIssuesASeason) {
    for (const auto& [number, date, read] : {std::tuple("（2024）第 8 期　　总第 115 期", "2024年5月15日　星期三　农历四月初八", "2024-05-15"),
                                             std::tuple("第 203 期", "2024年7月21日17时", "2024-07-21"), std::tuple("2024年秋季号（第3期）", "2024年9月", "2024-09")}) {
        FlowMaker maker;
        maker.centred("竹坪环卫工作快报", 46).runs.front().style.color = 0xFF0000;
        maker.centred(number, 15, 0, false);
        maker.centred("竹坪县环境卫生管理所　　" + std::string(date), 14, 0, false);
        maker.red_rule();
        maker.centred("夜班保洁车提前半小时出场");
        maker.add(kText);
        const Built built = build(maker);
        ASSERT_TRUE(built.document.masthead) << number;
        EXPECT_TRUE(built.document.masthead->issue->number.has_value()) << number;
        EXPECT_EQ(built.document.masthead->date, read);
        EXPECT_EQ(built.document.masthead->issuer, "竹坪县环境卫生管理所");
    }
}

}  // namespace
}  // namespace bianmu::structure
