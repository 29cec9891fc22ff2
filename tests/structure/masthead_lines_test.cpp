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

TEST(MastheadLines, AWordForHowOftenAPaperAppearsIsPartOfItsNumber) {
    const std::pair<const char*, int> numbers[] = {{"第二十八期（周报）", 28}, {"2024年第2期（季刊）", 2}, {"（2010年12月号）", 12}};
    for (const auto& [line, number] : numbers) {
        FlowMaker maker;
        maker.centred("工程建设快报", 46).runs.front().style.color = 0xFF0000;
        maker.centred(line, 16, 0, false);
        maker.add("引江工程建设管理局\t2013年7月12日", 14);
        maker.red_rule();
        article(maker);
        const Built built = build(maker);
        ASSERT_TRUE(built.document.masthead) << line;
        EXPECT_EQ(built.document.masthead->issue->number, number) << line;
        EXPECT_EQ(built.document.masthead->issuer, "引江工程建设管理局");
    }
}

TEST(MastheadLines, TheNameInAnotherScriptMayShareALineWithTheOffice) {
    FlowMaker maker;
    maker.centred("石桥导刊", 46).runs.front().style.color = 0xFF0000;
    maker.add("HARBOR QUARTER BRIEFING　　编印：石桥镇气象局办公室", 14);
    maker.centred("2020年第4期　　2020年8月7日", 14, 0, false);
    maker.red_rule();
    article(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issuer, "石桥镇气象局办公室");
    EXPECT_EQ(built.document.masthead->title, "石桥导刊");
}

TEST(MastheadLines, ALineInAnotherScriptAloneIsTheNameAgain) {
    FlowMaker maker;
    maker.centred("云溪文化馆工作交流", 24).runs.front().style.color = 0xFF0000;
    maker.centred("PUBLIC LIBRARY BRIEFING", 12, 0, false).runs.front().style.color = 0xFF0000;
    maker.centred("No.59│云溪文化馆办公室│2018年6月12日", 15, 0, false);
    maker.red_rule();
    article(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issuer, "云溪文化馆办公室");
    EXPECT_EQ(built.document.masthead->date, "2018-06-12");
}

TEST(MastheadLines, OfficeAndDayMayHaveComeAsOneTableWithTheContents) {
    FlowMaker maker;
    maker.centred("青禾农场交通动态", 30).runs.front().style.color = 0xFF0000;
    maker.centred("〔2021〕第55期", 12, 0, false);
    maker.table({{"青禾农场交通信息中心办公室　青禾农场总工会", "2021年8月5日　星期四"}, {"内容提要", ""}, {"【服务窗口】", ""}, {"马鞍岭客运站优化优先座位跑出加速度", "1"}, {"关于松湖县客运站司机关怀情况的调研", "2"},
                 {"【专题报道】", ""}, {"松湖县地铁公司规范失物招领走深走实", "3"}, {"临江市地铁公司更新引导标识方便乘客换乘", "4"}, {"青禾农场公交集团新增夜间班车两条惠及五个社区居民", "5"}, {"云岭区公交集团车厢保洁", "6"}}, false);
    maker.centred("【服务窗口】", 16, 1);
    for (const char* title : {"马鞍岭客运站优化优先座位跑出加速度", "关于松湖县客运站司机关怀情况的调研"}) {
        maker.centred(title);
        maker.add(kText);
    }
    maker.centred("【专题报道】", 16, 1);
    for (const char* title : {"松湖县地铁公司规范失物招领走深走实", "临江市地铁公司更新引导标识方便乘客换乘", "青禾农场公交集团新增夜间班车两条惠及五个社区居民", "云岭区公交集团车厢保洁"}) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->date, "2021-08-05");
    EXPECT_EQ(built.document.masthead->issuer, "青禾农场交通信息中心办公室 青禾农场总工会");
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[0].section, "服务窗口");
    EXPECT_EQ(built.document.contents[1].entries.at(0).page, "3");
}

TEST(MastheadLines, NumberAndDayBehindATabMayHaveComeAsOneTableWithTheContents) {
    FlowMaker maker;
    maker.centred("云岭信息", 30).runs.front().style.color = 0xFF0000;
    maker.centred("云岭区图书馆工会", 12, 0, false);
    const std::vector<std::string> titles{"松湖县美术馆优化无障碍设施", "松湖县博物馆巩固文物登记再上新台阶", "关于云岭区博物馆库房温控情况的调研", "临江市非遗保护中心巩固票务系统跑出加速度",
                                          "关于松湖县非遗保护中心志愿讲解情况的报告", "茶亭路科技馆推进拓片整理的几点做法", "望城坡博物馆组织展陈改造提质增效", "云岭区博物馆开展夜间参观", "白鹭洲文化馆组织口述历史采集工作现场会",
                                          "东浦街道美术馆票务系统升级改造情况通报", "石桥镇非遗保护中心传承人进校园活动侧记"};
    std::vector<std::vector<std::string>> rows{{"第15期\t出版日期：2018年2月5日", ""}, {"本期看点", ""}};
    for (const std::string& title : titles) {
        rows.push_back({title, std::to_string(rows.size())});
    }
    maker.table(rows, false);
    for (const std::string& title : titles) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->date, "2018-02-05");
    EXPECT_EQ(built.document.masthead->issue->number, 15);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), titles.size());
}

TEST(MastheadLines, TheDayMayHaveNoYear) {
    FlowMaker maker;
    maker.centred("红 色 资 源 普 查 简 报", 42).runs.front().style.color = 0xFF0000;
    maker.centred("第三期　　　　普查工作队　　　　3月28日", 14, 0, false);
    maker.red_rule();
    maker.add("要闻导读", 18, 1);
    maker.add("■普查队完成北片走访", 14);
    maker.add("■访三位老战士", 14);
    for (const char* title : {"普查队完成北片走访", "访三位老战士"}) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issue->number, 3);
    EXPECT_EQ(built.document.masthead->issuer, "普查工作队");
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
}

TEST(MastheadLines, TwoNumbersOfADoubleIssueStandApartFromTheWordForIt) {
    FlowMaker maker;
    maker.centred("双拥工作简报", 52).runs.front().style.color = 0xFF0000;
    maker.centred("第 5 期　第 6 期", 16, 0, false);
    maker.centred("（合　刊）", 14, 0, false);
    maker.add("河口市双拥工作办公室\t2019年7月31日", 14);
    maker.red_rule();
    article(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead && built.document.masthead->issue);
    EXPECT_EQ(built.document.masthead->issue->number, 5);
    EXPECT_EQ(built.document.masthead->issuer, "河口市双拥工作办公室");
    EXPECT_EQ(built.document.sections.at(0).articles.size(), 1U);
}

TEST(MastheadLines, ASeasonOfTheOldCountAndHowOftenThePaperAppearsAreOfTheHead) {
    FlowMaker maker;
    maker.centred("校友通讯", 44).runs.front().style.color = 0xFF0000;
    maker.centred("（季　刊）", 14, 0, false);
    maker.centred("墨香中学校友会　　总第二十一期　　癸卯年冬", 14, 0, false);
    maker.red_rule();
    maker.centred("CONTENTS　目录", 18, 1);
    maker.add("母校新貌　　百年礼堂修缮竣工……（2）", 13);
    maker.add("校友风采　　他在戈壁种出了玫瑰……（3）", 13);
    for (const auto& [section, title] : {std::pair("· 母校新貌 ·", "百年礼堂修缮竣工"), std::pair("· 校友风采 ·", "他在戈壁种出了玫瑰")}) {
        maker.centred(section, 16, 1);
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead && built.document.masthead->issue);
    EXPECT_EQ(built.document.masthead->issue->total, 21);
    EXPECT_EQ(built.document.masthead->issuer, "墨香中学校友会");
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[1].section, "校友风采");
    EXPECT_EQ(built.document.contents[1].entries.at(0).title, "他在戈壁种出了玫瑰");
    EXPECT_EQ(built.document.contents[1].entries[0].page, "3");
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles.at(0).title, "百年礼堂修缮竣工");
}

}  // namespace
}  // namespace bianmu::structure
