#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

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

}  // namespace
}  // namespace bianmu::structure
