#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

void article(FlowMaker& maker) {
    maker.centred("云溪镇建成茶园小气候观测站");
    maker.add(kText);
}

TEST(MastheadLines, ANoticeMayStandOnTwoLinesWithTheCopysNumberBetween) {
    FlowMaker maker;
    maker.add("内部资料\t编号：0237", 12, 1);
    maker.add("注意保存", 12, 1);
    maker.centred("松岭气象简报", 48).runs.front().style.color = 0xFF0000;
    maker.centred("第6期", 16, 0, false);
    maker.add("松岭市气象局办公室\t2023年6月28日", 14);
    maker.red_rule();
    article(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->notice, "内部资料 注意保存");
    EXPECT_EQ(built.evidence("/masthead/notice")->raw, "内部资料\n注意保存");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).title, "云溪镇建成茶园小气候观测站");
}

TEST(MastheadLines, TheWordForASpecialIssueMayStandApartFromItsNumber) {
    FlowMaker maker;
    maker.centred("（增刊）", 16, 1, false);
    maker.centred("老年大学动态", 46).runs.front().style.color = 0xFF0000;
    maker.add("第 9 期\t银杏市老年大学编\t2016年10月9日", 14);
    maker.red_rule();
    article(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->label, "（增刊） 第 9 期");
    EXPECT_EQ(built.document.masthead->issue->number, 9);
    EXPECT_EQ(built.document.masthead->issuer, "银杏市老年大学");
    EXPECT_EQ(built.document.masthead->date, "2016-10-09");
    EXPECT_EQ(built.evidence("/masthead/issue")->raw, "（增刊）\n第 9 期");
}

TEST(MastheadLines, ADoubleIssueHasARangeOfRunningNumbersAndAYearApart) {
    FlowMaker maker;
    maker.add("准印证号：（苏）第0123号", 12);
    maker.centred("渔业科技通讯", 50).runs.front().style.color = 0xFF0000;
    maker.centred("2008年　第3-4期　合刊　（总第215-216期）　蓝湾水产研究所科技处编印", 16, 0, false);
    maker.red_rule();
    article(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->number, 3);
    EXPECT_EQ(built.document.masthead->issue->total, 215);
    EXPECT_EQ(built.document.masthead->issue->year, 2008);
    EXPECT_EQ(built.document.masthead->issuer, "蓝湾水产研究所科技处");
    EXPECT_EQ(built.document.masthead->date, "");
}

TEST(MastheadLines, AThemeMayStandBetweenMastheadAndContents) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("敬老月专辑", 18, 2, false);
    maker.add("目　录", 14, 1);
    maker.add("● 老年大学举办重阳诗会\t(1)", 14);
    maker.add("● 书画班作品在邻省展出\t(4)", 14);
    maker.centred("老年大学举办重阳诗会");
    maker.add(kText);
    maker.centred("书画班作品在邻省展出");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
    EXPECT_EQ(built.document.contents[0].entries.at(1).page, "4");
    EXPECT_FALSE(built.document.contents[0].entries.at(0).target.empty());
}

TEST(MastheadLines, WhomTheWritersBelongToStandsUnderThem) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("河蟹养殖中水草的栽培");
    maker.centred("于春波　陈丽", 14, 2, false);
    maker.centred("（蓝湾水产研究所）", 14, 2, false);
    maker.add(kText);
    const Built built = build(maker);
    const model::Article& article = built.document.sections.at(0).articles.at(0);
    EXPECT_EQ(article.byline, "于春波　陈丽 （蓝湾水产研究所）");
    EXPECT_EQ(article.blocks.size(), 1U);
    EXPECT_EQ(built.evidence("/sections/0/articles/0/byline")->raw, "于春波　陈丽\n（蓝湾水产研究所）");
}

TEST(MastheadLines, AColophonMayStandBeforeWhatIsAttached) {
    for (const bool empty_line : {false, true}) {
        FlowMaker maker;
        masthead(maker);
        maker.centred("关于民生实事项目进展的通报");
        maker.add(kText);
        maker.add(kText);
        maker.add("报送：市委督查室，市政府督查室", 14);
        maker.add("发送：各乡镇，县直各单位", 14);
        if (empty_line) {   // which holds the page break
            maker.add("").page_break_before = true;
        }
        maker.add("附件", 16, 1).page_break_before = !empty_line;
        maker.centred("民生实事项目一览表");
        maker.table({{"项目", "进度"}, {"停车场", "完工"}}, true);
        const Built built = build(maker);
        ASSERT_TRUE(built.document.colophon) << empty_line;
        EXPECT_EQ(built.document.colophon->report_to, (List{"市委督查室", "市政府督查室"}));
        EXPECT_EQ(built.document.colophon->distribute_to, (List{"各乡镇", "县直各单位"}));
        EXPECT_EQ(built.document.sections.back().articles.back().title, "民生实事项目一览表");
    }
}

TEST(MastheadLines, TheNumberPrintedMayStandBehindOneSpaceOrInWords) {
    for (const char* line : {"编辑：敖 翔  审核：王建业 共印45份", "编辑：敖 翔  审核：王建业（共印四十五份）"}) {
        FlowMaker maker;
        masthead(maker);
        article(maker);
        maker.add("发：各单位", 14);
        maker.add(line, 14);
        const Built built = build(maker);
        ASSERT_TRUE(built.document.colophon);
        EXPECT_EQ(built.document.colophon->copies, 45) << line;
        EXPECT_EQ(built.document.colophon->approvers, (List{"王建业"})) << line;
    }
}

TEST(MastheadLines, PapersInTraditionalCharactersAreRead) {
    FlowMaker maker;
    maker.add("內部刊物　免費贈閱", 12, 1);
    maker.centred("圖書館工作簡報", 48).runs.front().style.color = 0xFF0000;
    maker.centred("第十八期（總第 88 期）", 16, 0, false);
    maker.add("青嵐市圖書館編輯部\t2021年3月15日", 14);
    maker.red_rule();
    maker.centred("本期導讀", 18, 1);
    maker.add("◇ 總館延長夜間開放時間", 14);
    maker.add("◇ 社區書房讀者突破十萬人次", 14);
    maker.centred("總館延長夜間開放時間");
    maker.add("自三月一日起，總館夜間開放時間延長至二十一時，讀者可憑證入館，這項措施受到讀者歡迎。");
    maker.add("（市圖書館供稿）");
    maker.centred("社區書房讀者突破十萬人次");
    maker.add("截至二月底，全市十二所社區書房累計接待讀者十萬餘人次，借閱圖書六萬冊。");
    maker.add("責任編輯：歐陽靜　　審核：陳國華　　電話：02—23456789", 12);
    maker.add("發送：各分館、各社區書房", 12);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->notice, "內部刊物 免費贈閱");
    EXPECT_EQ(built.document.masthead->issue->total, 88);
    EXPECT_EQ(built.document.masthead->issuer, "青嵐市圖書館編輯部");
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).byline, "（市圖書館供稿）");
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (List{"歐陽靜"}));
    EXPECT_EQ(built.document.colophon->approvers, (List{"陳國華"}));
    EXPECT_EQ(built.document.colophon->distribute_to, (List{"各分館", "各社區書房"}));
    EXPECT_EQ(built.document.colophon->phone, "02-23456789");
}

}  // namespace
}  // namespace bianmu::structure
