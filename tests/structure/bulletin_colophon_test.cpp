#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

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
