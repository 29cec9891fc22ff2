#include <gtest/gtest.h>

#include <utility>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

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

TEST(Bulletin, ATitleOverTwoLinesMayBeListedWithItsWriter) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    maker.add("关于桐溪县图书馆站点迁建情况的报告（李清平）");
    maker.add("石桥镇图书馆推进盲文阅读");
    maker.centred("关于桐溪县图书馆站点迁建情况的").page_break_before = true;
    maker.centred("报告");
    maker.centred("作者：李清平", 10, 0, false);
    maker.add(kText);
    maker.centred("石桥镇图书馆推进盲文阅读");
    maker.add(kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 1U);
    ASSERT_EQ(built.document.sections[0].articles.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles[0].title, "关于桐溪县图书馆站点迁建情况的报告");
    EXPECT_EQ(built.document.contents[0].entries[0].target, built.document.sections[0].articles[0].id);
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

}  // namespace
}  // namespace bianmu::structure
