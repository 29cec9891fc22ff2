#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

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
