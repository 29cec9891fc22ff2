#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Bulletin, PlainTextIsGeneric) {
    FlowMaker maker;
    maker.centred("读者须知");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::generic);
    EXPECT_FALSE(built.document.masthead);
    EXPECT_EQ(built.document.title, "读者须知");
}

/// Contents of two sections, then the body.
Built with_contents(const std::string& second_in_body, const std::string& third_title) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("【贯彻落实全市阅读推广会议精神】", 16, 1);
    maker.add("市图书馆四个延伸服务读者\t2");
    maker.add("桐溪分馆三张清单改进窗口\t4");
    maker.add("【馆际交流】", 16, 1);
    maker.add("北塘区办好社区书屋的做法......6");
    maker.add("【" + second_in_body + "】", 18, 1, true).page_break_before = true;
    maker.centred("市图书馆四个延伸");
    maker.centred("服务读者");
    maker.add(kText);
    maker.centred("桐溪分馆三张清单改进窗口");
    maker.add(kText);
    maker.add("【馆际交流】", 18, 1, true);
    maker.centred(third_title);
    maker.add(kText);
    return build(maker);
}

TEST(Bulletin, ContentsAreMatchedToTheBody) {
    const Built built = with_contents("贯彻落实全市阅读推广会议精神", "北塘区办好社区书屋的做法");
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[0].entries[1].title, "桐溪分馆三张清单改进窗口");
    EXPECT_EQ(built.document.contents[0].entries[1].page, "4");
    EXPECT_EQ(built.document.contents[0].entries[0].target, built.document.sections.at(0).articles.at(0).id);
    EXPECT_EQ(built.document.contents[1].entries[0].title, "北塘区办好社区书屋的做法");
    EXPECT_EQ(built.document.contents[1].entries[0].target, built.document.sections.at(1).articles.at(0).id);
    EXPECT_EQ(built.evidence("/contents/1/entries/0")->raw, "北塘区办好社区书屋的做法......6");
    EXPECT_EQ(built.document.sections[0].articles[0].title, "市图书馆四个延伸服务读者");
    EXPECT_EQ(built.document.sections[0].articles[0].title_lines.size(), 2U);
    EXPECT_TRUE(built.diagnostics.empty());
}

TEST(Bulletin, SlipInASectionNameIsADiagnosticAndTheBodyWins) {
    const Built built = with_contents("贯彻落实全市阅览推广会议精神", "北塘区办好社区书屋的做法");
    EXPECT_EQ(built.document.sections[0].title, "贯彻落实全市阅览推广会议精神");
    ASSERT_TRUE(built.has("toc.section_mismatch"));
    EXPECT_EQ(built.diagnostics.size(), 1U);
    EXPECT_EQ(built.diagnostics[0].pointer, "/contents/0/section");
}

TEST(Bulletin, MissingAndUnlistedArticlesAreDiagnostics) {
    const Built built = with_contents("贯彻落实全市阅读推广会议精神", "古籍修复室的开放日");
    EXPECT_TRUE(built.has("toc.article_missing"));
    EXPECT_TRUE(built.has("toc.article_unlisted"));
    EXPECT_EQ(built.document.contents[1].entries[0].target, "");
}

TEST(Bulletin, OrnamentsOfEntriesAreNoSections) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("本期导读", 18, 1, false);
    maker.add("◆ 防汛备汛", 16, 1);
    maker.add("● 抓早抓细做好汛期准备");
    maker.add("● 水文站的两本账");
    maker.add("◆ 防汛备汛", 18, 1).page_break_before = true;
    maker.centred("抓早抓细做好汛期准备");
    maker.add(kText);
    maker.centred("水文站的两本账");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].articles.size(), 2U);
}

TEST(Bulletin, BareSectionNamesAreKnownByTheirSecondPlace) {
    FlowMaker maker;
    maker.centred("档案工作简报", 42);
    maker.centred("〔2023〕第8期", 16, 2, false);
    maker.centred("（总第216期）", 16, 2, false);
    maker.add("松江市档案馆编　　　二〇二三年九月十二日");
    maker.centred("本期要目", 18, 1, false);
    maker.add("一线传真", 16, 1);
    maker.add("▲ 松江区档案馆推进异地查档（李红）");
    maker.add("理论园地", 16, 1);
    maker.add("▲ 数字档案馆的三个关系");
    maker.add("一线传真", 18, 1, true);
    maker.centred("松江区档案馆推进异地查档");
    maker.add(kText);
    maker.add("（松江区档案馆 李红）").alignment = model::Alignment::end;
    maker.add("理论园地", 18, 1, true);
    maker.centred("数字档案馆的三个关系");
    maker.add(kText);
    maker.add("主编：赵敏　　执行编辑：钱　进　孙晓雨", 14);
    maker.add("（印300份）", 14);
    const Built built = build(maker);
    EXPECT_EQ(built.document.masthead->issue->total, 216);
    EXPECT_EQ(built.document.masthead->issuer, "松江市档案馆");
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[0].section, "一线传真");
    EXPECT_EQ(built.document.contents[0].entries.at(0).title, "松江区档案馆推进异地查档（李红）");
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[1].title, "理论园地");
    EXPECT_EQ(built.document.sections[0].articles.at(0).byline, "（松江区档案馆 李红）");
    EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"钱进", "孙晓雨"}));
    EXPECT_EQ(built.document.colophon->other.at(0).label, "主编");
    EXPECT_EQ(built.document.colophon->copies, 300);
    EXPECT_TRUE(built.diagnostics.empty());
}

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

TEST(Bulletin, ColophonFieldsAreSplitAndCanonical) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("汛期准备");
    maker.add(kText);
    maker.add("责任编辑：王　伟　李世强　　审签：刘 颖", 14);
    maker.add("报：省水利厅，市委、市人大、市政府。", 14);
    maker.add("发：各区、县（市、区）图书馆，市直机关。（共印200份）", 14);
    maker.add("邮编：450003　电话：0746—83310572　邮箱：jb@water.example.cn　值班室：3楼", 14);
    const Built built = build(maker);
    const model::Colophon& foot = *built.document.colophon;
    EXPECT_EQ(foot.editors, (std::vector<std::string>{"王伟", "李世强"}));
    EXPECT_EQ(foot.approvers, std::vector<std::string>{"刘颖"});
    EXPECT_EQ(foot.report_to.size(), 4U);
    EXPECT_EQ(foot.distribute_to, (std::vector<std::string>{"各区、县（市、区）图书馆", "市直机关"}));
    EXPECT_EQ(foot.copies, 200);
    EXPECT_EQ(foot.postal_code, "450003");
    EXPECT_EQ(foot.phone, "0746-83310572");
    EXPECT_EQ(built.evidence("/colophon/report_to")->raw, "报：省水利厅，市委、市人大、市政府。");
    EXPECT_EQ(built.evidence("/colophon/copies")->raw, "（共印200份）");
}

TEST(Bulletin, ColophonInATableIsUnfolded) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("汛期准备");
    maker.add(kText);
    maker.table({{"责任编辑：何 清"}, {"送：各县（市、区）水利局，市直有关单位。"}}, true);
    const Built built = build(maker);
    EXPECT_EQ(built.document.colophon->editors, std::vector<std::string>{"何清"});
    EXPECT_EQ(built.document.colophon->send_to.size(), 2U);
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).blocks.size(), 1U);
}

TEST(Bulletin, UnknownLabelGoesToOther) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("汛期准备");
    maker.add(kText);
    maker.add("责任编辑：王伟", 14);
    maker.add("摄影：李世强", 14);
    maker.add("电话：0746—83310572", 14);
    const Built built = build(maker);
    ASSERT_EQ(built.document.colophon->other.size(), 1U);
    EXPECT_EQ(built.document.colophon->other[0].label, "摄影");
    EXPECT_EQ(built.document.colophon->other[0].value, "李世强");
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

TEST(Bulletin, UnknownProfileIsAUsageError) {
    model::Diagnostics sink;
    const auto built = build_document(FlowMaker().take(), "newsletter", sink);
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, model::Code::usage);
}

TEST(Bulletin, EmptyFlowIsAnEmptyGenericDocument) {
    FlowMaker maker;
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::generic);
    EXPECT_TRUE(built.document.sections.empty());
    EXPECT_EQ(built.document.accounting.source_chars, 0U);
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

TEST(Bulletin, ContentsWithoutAHeadingAreKnownByTheBody) {
    FlowMaker maker;
    masthead(maker);
    maker.add("1．北塘区图书馆办好社区书屋\t1");
    maker.add("2．竹坪镇图书馆送书上门\t3");
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    maker.centred("竹坪镇图书馆送书上门");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    ASSERT_EQ(built.document.contents[0].entries.size(), 2U);
    EXPECT_EQ(built.document.contents[0].entries[1].title, "竹坪镇图书馆送书上门");
    EXPECT_EQ(built.document.contents[0].entries[1].page, "3");
    EXPECT_EQ(built.document.contents[0].entries[1].target, built.document.sections.at(0).articles.at(1).id);
}

TEST(Bulletin, AColophonMayStandOnTheFirstPage) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("【馆际交流】", 16, 1);
    maker.add("北塘区图书馆办好社区书屋\t1");
    maker.add("责任编辑：王　伟　李世强", 14);
    maker.add("电话：0371—65903820", 14);
    maker.add("【馆际交流】", 18, 1, true).page_break_before = true;
    maker.centred("北塘区图书馆办好社区书屋");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.contents.at(0).entries.size(), 1U);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"王伟", "李世强"}));
    EXPECT_EQ(built.document.colophon->phone, "0371-65903820");
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

TEST(Bulletin, AnOrnamentBeforeLongLinesOfTheContentsIsABullet) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("◇ 竹坪镇图书馆送书上门");
    maker.add("◇ 关于北塘区图书馆和各镇街文化站共办社区书屋情况的几点建议");
    maker.centred("竹坪镇图书馆送书上门");
    maker.add(kText);
    maker.centred("关于北塘区图书馆和各镇街文化站共办社区书屋情况的几点建议");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].section, "");
    EXPECT_EQ(built.document.contents[0].entries.size(), 2U);
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

TEST(Bulletin, AColophonMayStandUnderTheTextOfTheFirstPage) {
    FlowMaker maker;
    masthead(maker);
    const auto first = [](model::Paragraph& paragraph) { paragraph.locations.front().page = 1; };
    first(maker.centred("把闲地种成花园"));
    first(maker.add(kText));
    first(maker.add("主管单位：云溪市文化局　　主编：郑晓舟　　编辑：钱进　孙晓雨", 12));
    first(maker.add("编辑部电话：0371-65903820　　印数：260份", 12));
    maker.centred("古树有了体检表").page_break_before = true;
    maker.add(kText);
    maker.add("（作者单位：云溪市园林中心）").alignment = model::Alignment::end;
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"钱进", "孙晓雨"}));
    EXPECT_EQ(built.document.colophon->copies, 260);
    ASSERT_EQ(built.document.sections.at(0).articles.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles[0].blocks.size(), 1U);
}

TEST(Bulletin, WhomToAskAboutAnEventIsNoColophon) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("读书会招募听众");
    maker.add(kText);
    maker.add("地址：解放路18号", 16);
    maker.add("电话：0371-65903820", 16);
    maker.centred("古树有了体检表").page_break_before = true;
    maker.add(kText + kText);
    maker.add(kText + kText);
    const Built built = build(maker);
    EXPECT_FALSE(built.document.colophon);
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).blocks.size(), 3U);
}

TEST(Bulletin, CellsOfAColophonAreLabelsAndValuesInTurn) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("古树有了体检表");
    maker.add(kText);
    maker.table({{"主编", "周　明", "副主编", "李红、王敏"}, {"主办", "云溪市图书馆", "协办", "云溪市博物馆"}, {"印数", "500册", "准印证号", "云内资准字第0412号"}}, true);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->printed_by, "云溪市图书馆");
    EXPECT_EQ(built.document.colophon->copies, 500);
    ASSERT_EQ(built.document.colophon->other.size(), 4U);
    EXPECT_EQ(built.document.colophon->other[1].label, "副主编");
    EXPECT_EQ(built.document.colophon->other[2].value, "云溪市博物馆");
    EXPECT_EQ(built.document.colophon->other[3].value, "云内资准字第0412号");
}

TEST(Bulletin, LabelsOfOneLineArePartedByMarksOrSpaces) {
    for (const char* line : {"责任编辑：王敏 · 校对：李红 · 电话：0558-6655102", "责任编辑：王敏·校对：李红·电话：0558-6655102", "责任编辑：王敏 校对：李红 电话：0558-6655102",
                             "责任编辑 王敏 校对 李红 电话 0558-6655102", "责任编辑 王敏｜校对 李红｜电话 0558-6655102", "责任编辑：王敏/校对：李红/电话：0558-6655102",
                             "责任编辑 王敏 • 校对 李红 • 电话 0558-6655102"}) {
        FlowMaker maker;
        masthead(maker);
        maker.centred("古树有了体检表");
        maker.add(kText);
        maker.add(line, 12);
        const Built built = build(maker);
        ASSERT_TRUE(built.document.colophon) << line;
        EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"王敏"})) << line;
        EXPECT_EQ(built.document.colophon->proofreaders, (std::vector<std::string>{"李红"})) << line;
        EXPECT_EQ(built.document.colophon->phone, "0558-6655102") << line;
    }
}

TEST(Bulletin, ContentsMayListNumberedSectionsAndAuthors) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("一、业务探讨", 16, 1);
    maker.add("口述史采集怎样不走样（王伟）......1");
    maker.add("二、基层来稿", 16, 1);
    maker.add("村级档案室的钥匙（赵敏）......3");
    maker.centred("一、业务探讨", 18, 1, false).page_break_before = true;
    maker.centred("口述史采集怎样不走样", 22);
    maker.centred("王　伟", 16, 2, false);
    maker.add(kText);
    maker.centred("二、基层来稿", 18, 1, false);
    maker.centred("村级档案室的钥匙", 22);
    maker.centred("赵敏", 16, 2, false);
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[0].section, "一、业务探讨");
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[1].title, "二、基层来稿");
    EXPECT_EQ(built.document.sections[0].articles.at(0).title, "口述史采集怎样不走样");
    EXPECT_EQ(built.document.sections[0].articles[0].byline, "王　伟");
    EXPECT_EQ(built.document.contents[1].entries.at(0).target, built.document.sections[1].articles.at(0).id);
    EXPECT_TRUE(built.diagnostics.empty());
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

TEST(Bulletin, EachOfSeveralListsThatCameAsOneParagraphIsParted) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("◇业务研讨◇\n湿地保护站深化游船检修取得新进展 / 1杏林区林场更新湿地观鸟再上台阶 / 3");
    maker.add("◇调查研究◇\n云岭区植物园召开坡道改造现场推进会 / 4");
    bool first = true;
    for (const char* line : {"◇业务研讨◇", "湿地保护站深化游船检修取得新进展", "杏林区林场更新湿地观鸟再上台阶", "◇调查研究◇", "云岭区植物园召开坡道改造现场推进会"}) {
        const bool section = std::string_view(line).starts_with("◇");
        maker.centred(line, section ? 18.0F : 22.0F, section ? 1 : 3, !section).page_break_before = std::exchange(first, false);
        if (!section) {
            maker.add(kText);
        }
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 2U);
    EXPECT_EQ(built.document.contents[1].section, "调查研究");
    EXPECT_EQ(built.document.contents[1].entries.at(0).title, "云岭区植物园召开坡道改造现场推进会");
    EXPECT_TRUE(built.diagnostics.empty());
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

TEST(Bulletin, ABareWordBetweenPersonsIsALabelToo) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("古树有了体检表");
    maker.add(kText);
    maker.add("责编 林然　美编 钱进　电话 0871-5566778", 12);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"林然"}));
    ASSERT_EQ(built.document.colophon->other.size(), 1U);
    EXPECT_EQ(built.document.colophon->other[0].label, "美编");
    EXPECT_EQ(built.document.colophon->other[0].value, "钱进");
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

TEST(Bulletin, ListsInTheCellsOfAColophonMayBeLong) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("古树有了体检表");
    maker.add(kText);
    const std::string list = "各县（市、区）委宣传部，市政府办公室，省水利厅，省文化和旅游厅，各县（市、区）人民政府，市总工会";
    maker.table({{"签发", "任远", "责任编辑", "徐波"}, {"呈报", list, "分送", list}, {"下发", list, "抄送", list}}, true);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (std::vector<std::string>{"徐波"}));
    EXPECT_EQ(built.document.colophon->report_to.size(), 6U);
    EXPECT_EQ(built.document.colophon->copy_to.size(), 6U);
}

}  // namespace
}  // namespace bianmu::structure
