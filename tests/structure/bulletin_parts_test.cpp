#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

void article(FlowMaker& maker) {
    maker.centred("云溪镇建成茶园小气候观测站");
    maker.add(kText);
}

TEST(BulletinParts, AThemeMayStandBetweenMastheadAndContents) {
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

TEST(BulletinParts, WhomTheWritersBelongToStandsUnderThem) {
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

TEST(BulletinParts, AColophonMayStandBeforeWhatIsAttached) {
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

TEST(BulletinParts, TheNumberPrintedMayStandBehindOneSpaceOrInWords) {
    for (const char* line : {"编辑：敖 翔  审核：王建业 共印45份", "编辑：敖 翔  审核：王建业（共印四十五份）", "编辑：敖 翔  审核：王建业　　（共 4 5 份）"}) {
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

TEST(BulletinParts, WhoWroteAPieceMayBeListedBehindItsTitle) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　　次", 18, 1);
    maker.add("工作研究", 14, 1);
    maker.add("基层网格化管护的实践与思考\t孟和平（4）", 13);
    maker.add("无人机在火情巡护中的应用\t其其格（第九版）", 13);
    maker.add("工作研究", 16, 1).page_break_before = true;
    for (const auto& [title, writer] : {std::pair("基层网格化管护的实践与思考", "孟和平"), std::pair("无人机在火情巡护中的应用", "其其格")}) {
        maker.centred(title);
        maker.centred(writer, 14, 2, false);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].section, "工作研究");
    ASSERT_EQ(built.document.contents[0].entries.size(), 2U);
    EXPECT_EQ(built.document.contents[0].entries[0].title, "基层网格化管护的实践与思考 孟和平");
    EXPECT_EQ(built.document.contents[0].entries[1].page, "9");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).title, "基层网格化管护的实践与思考");
    EXPECT_EQ(built.document.sections[0].articles[0].byline, "孟和平");
}

TEST(BulletinParts, AGroupUnderTheTitleAndWhoWroteAtTheEndAreOneByline) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("关于劳动力转移情况的调查报告");
    maker.centred("县委政研室、县劳动局联合调查组", 16, 2, false);
    maker.add(kText);
    maker.add("（执笔：钟离春）");
    const Built built = build(maker);
    const model::Article& article = built.document.sections.at(0).articles.at(0);
    EXPECT_EQ(article.byline, "县委政研室、县劳动局联合调查组 （执笔：钟离春）");
    EXPECT_EQ(article.blocks.size(), 1U);
}

TEST(BulletinParts, BriefsMayHaveAnOrnamentBeforeTheirBoldTitles) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("【林海短波】", 16, 1);
    for (const char* title : {"北山林场更新灭火机具", "防火指挥员培训班开班"}) {
        model::Paragraph& paragraph = maker.add("▲ " + std::string(title) + " 4月，林场购置风力灭火机三十台，全部配发到位。");
        model::Run bold = paragraph.runs.front();
        bold.start = 4;
        bold.end = 4 + static_cast<std::uint32_t>(std::string_view(title).size());
        bold.style.bold = true;
        model::Run rest = paragraph.runs.front();
        rest.start = bold.end;
        paragraph.runs.front().end = 4;
        paragraph.runs.push_back(bold);
        paragraph.runs.push_back(rest);
    }
    const Built built = build(maker);
    const auto& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_TRUE(articles[0].run_in);
    EXPECT_EQ(articles[0].title, "▲ 北山林场更新灭火机具");
}

TEST(BulletinParts, TheRestOfABrokenNameMayTouchTheNextLabel) {
    FlowMaker maker;
    masthead(maker);
    article(maker);
    maker.add("责任编辑：孟一文、王刚、刘一", 14);
    maker.add("远校核：雷涛", 14);
    maker.add("邮编：150000　电话（传真）：0451-82112233", 14);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->editors, (List{"孟一文", "王刚", "刘一远"}));
    EXPECT_EQ(built.document.colophon->proofreaders, (List{"雷涛"}));
    EXPECT_EQ(built.document.colophon->postal_code, "150000");
    EXPECT_EQ(built.document.colophon->phone, "0451-82112233");
}

TEST(BulletinParts, ASectionsOrnamentsMayGoOnUnderItsName) {
    FlowMaker maker;
    masthead(maker);
    for (const char* name : {"◇ ◇ ◇   文件选登   ◇", "◇ ◇ ◇   本期关注   ◇"}) {
        maker.centred(name, 18, 1, false);
        maker.centred("◇ ◇", 18, 1, false);
        maker.centred(std::string(name).substr(14, 12) + "怎么办这样答");
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.size(), 2U);
    EXPECT_EQ(built.document.sections[0].title, "文件选登");
    ASSERT_EQ(built.document.sections[0].articles.size(), 1U);
    EXPECT_EQ(built.evidence("/sections/0/title")->raw, "◇ ◇ ◇   文件选登   ◇\n◇ ◇");
}

TEST(BulletinParts, ContentsThatCameAsOneParagraphArePartedBeforeTheirPages) {
    FlowMaker maker;
    masthead(maker);
    maker.add("目录", 20, 1);
    maker.add("P1　公园科普讲解情况的报告", 14);
    maker.add("P6　关于落叶堆肥的建议P9　古树复壮怎么办P12　林场步道维修调研", 14);
    for (const char* title : {"公园科普讲解情况的报告", "关于落叶堆肥的建议", "古树复壮怎么办", "林场步道维修调研"}) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    ASSERT_EQ(built.document.contents[0].entries.size(), 4U);
    EXPECT_EQ(built.document.contents[0].entries[2].title, "古树复壮怎么办");
    EXPECT_EQ(built.document.contents[0].entries[2].page, "9");
}

TEST(BulletinParts, AListMayTouchTheLabelOfTheNext) {
    FlowMaker maker;
    masthead(maker);
    article(maker);
    maker.add("报：市总工会、局领导班子、兄弟单位送：局属各单位，市水务局", 14);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->report_to, (List{"市总工会", "局领导班子", "兄弟单位"}));
    EXPECT_EQ(built.document.colophon->send_to, (List{"局属各单位", "市水务局"}));
}

TEST(BulletinParts, ContentsMayListSectionAndTitleWithAColonBetween) {
    FlowMaker maker;
    masthead(maker);
    maker.add("本期要目：", 14, 1);
    for (const char* line : {"招商引资：三个亿元项目集中签约", "企业之窗：宏远机械技改见成效", "一句话新闻"}) {
        maker.add(line, 14);
    }
    for (const auto& [section, title] : {std::pair("招商引资", "三个亿元项目集中签约"), std::pair("企业之窗", "宏远机械技改见成效")}) {
        maker.add(section, 18, 1);
        maker.centred(title);
        maker.add(kText);
    }
    maker.add("一句话新闻", 18, 1);
    maker.add("● 7月28日，开发区工会开展送清凉活动，慰问一线职工。");
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 3U);
    EXPECT_EQ(built.document.contents[0].section, "招商引资");
    EXPECT_EQ(built.document.contents[0].entries.at(0).title, "三个亿元项目集中签约");
    EXPECT_EQ(built.evidence("/contents/0/section")->raw, "招商引资：");
    ASSERT_EQ(built.document.sections.size(), 3U);
    EXPECT_EQ(built.document.sections[1].title, "企业之窗");
    EXPECT_EQ(built.document.sections[1].articles.at(0).title, "宏远机械技改见成效");
    EXPECT_EQ(built.document.sections[2].title, "一句话新闻");
}

TEST(BulletinParts, AnOfficeInBracketsClosesAnArticleWhereverItIsSet) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("文艺志愿者走进敬老院");
    maker.add(kText);
    maker.add("（市文联办公室）").first_line = 32;
    maker.centred("作家协会举办改稿会");
    maker.add(kText);
    maker.add("（市作家协会　王小楼）").first_line = 32;
    maker.add("送：市总工会", 14);
    maker.add("（注：本刊所载内容仅供参考）", 14);
    const Built built = build(maker);
    const auto& articles = built.document.sections.at(0).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].byline, "（市文联办公室）");
    EXPECT_EQ(articles[1].byline, "（市作家协会　王小楼）");
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->send_to, (List{"市总工会"}));
}

}  // namespace
}  // namespace bianmu::structure
