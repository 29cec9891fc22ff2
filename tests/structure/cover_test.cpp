#include "structure/built.h"

namespace bianmu::structure {
namespace {

void text(FlowMaker& maker) {
    maker.centred("目　录", 18, 1, false).page_break_before = true;
    maker.add("开放时间......1");
    maker.add("读者活动......2");
    maker.centred("开放时间", 22).page_break_before = true;
    maker.add(kText);
    maker.centred("读者活动", 22);
    maker.add(kText);
}

TEST(Cover, BeforeTheContentsItIsTheMasthead) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.figure();
    maker.centred("云溪市图书馆", 16, 0, false);
    maker.centred("2024年3月", 16, 0, false);
    text(maker);
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::generic);
    EXPECT_EQ(built.document.title, "读者服务年报");
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "读者服务年报");
    EXPECT_EQ(built.document.masthead->issuer, "云溪市图书馆");
    EXPECT_EQ(built.document.masthead->date, "2024-03");
    ASSERT_NE(built.evidence("/masthead/date"), nullptr);
    EXPECT_EQ(built.evidence("/masthead/date")->raw, "2024年3月");
    EXPECT_TRUE(built.document.sections.at(0).articles.at(0).title.empty());
    EXPECT_EQ(built.document.sections[0].articles[0].blocks.front().type, model::BlockType::figure);
}

TEST(Cover, ASecondTitleBelongsToTheFirst) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.centred("——以夜间开放为例", 20);
    maker.centred("2024年3月8日", 16, 0, false);
    text(maker);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->title, "读者服务年报——以夜间开放为例");
    EXPECT_EQ(built.document.masthead->issuer, "");
    EXPECT_EQ(built.document.masthead->date, "2024-03-08");
}

TEST(Cover, LinesThatItDoesNotKnowMakeItText) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.centred("项目编号甲", 16, 0, false);
    maker.centred("第二版", 16, 0, false);
    maker.centred("云溪市图书馆", 16, 0, false);
    maker.centred("2024年3月", 16, 0, false);
    text(maker);
    const Built built = build(maker);
    EXPECT_FALSE(built.document.masthead);
    EXPECT_EQ(built.document.title, "读者服务年报");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).title, "读者服务年报");
}

TEST(Cover, ANumberIsNoOffice) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.centred("项目编号：甲", 16, 0, false);
    maker.centred("2024年3月", 16, 0, false);
    text(maker);
    EXPECT_FALSE(build(maker).document.masthead);
}

TEST(Cover, WithoutContentsBehindItTheTitleIsTheText) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    maker.centred("云溪市图书馆", 16, 0, false);
    maker.centred("2024年3月", 16, 0, false);
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_FALSE(built.document.masthead);
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).title, "读者服务年报");
}

}  // namespace
}  // namespace bianmu::structure
